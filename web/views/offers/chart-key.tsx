/** What the lines of the charts mean, beyond the legend that all views share. */
export function ChartKey() {
  return (
    <ul className="of-key small" aria-label="How the lines read">
      <Entry words="settled on a value" mark={<><path d="M4 7H40" className="of-key-line" strokeWidth="2.5" /><circle cx="6" cy="7" r="4" className="of-key-dot" /></>} />
      <Entry words="standing uncertain" mark={<><path d="M4 7H40" className="of-key-line" strokeWidth="2.5" /><circle cx="6" cy="7" r="4" className="of-key-hollow" /></>} />
      <Entry words="a range" mark={<><rect x="4" y="1" width="36" height="12" className="of-key-band" /><path d="M4 13H40" className="of-key-line" strokeWidth="2.5" /></>} />
      <Entry words="about" mark={<><path d="M4 7H40" className="of-key-line" strokeWidth="9" opacity="0.28" /><path d="M4 7H40" className="of-key-line" strokeWidth="2.5" strokeDasharray="14 2" /></>} />
      <Entry words="unspecified" mark={<path d="M4 7H40" className="of-key-line" strokeWidth="3" strokeDasharray="0.1 6" strokeLinecap="round" />} />
      <Entry words="left open" mark={<path d="M4 7H40" className="of-key-line" strokeWidth="2" strokeDasharray="8 5" />} />
      <Entry words="ruled out" mark={<><path d="M4 7H40" className="of-key-line" strokeWidth="1.25" /><path d="M10 3l7 7m0-7l-7 7M26 3l7 7m0-7l-7 7" className="of-key-line" strokeWidth="1.5" /></>} />
      <Entry words="deadline passed" mark={<><path d="M4 7H22" className="of-key-line" strokeWidth="2.5" /><path d="M22 0V14" className="of-key-line" strokeWidth="2" /><path d="M22 7H40" className="of-key-line" strokeWidth="1.25" strokeDasharray="2 4" /></>} />
      <Entry words="taken back" mark={<><path d="M4 7H28" className="of-key-line" strokeWidth="2.5" /><path d="M28 0V14M32 0V14" className="of-key-line" strokeWidth="2" /></>} />
      <Entry words="agreed" mark={<><path d="M8 7H40" className="of-key-line" strokeWidth="2.5" /><circle cx="10" cy="7" r="6.5" fill="none" className="of-key-line" strokeWidth="1.5" /><circle cx="10" cy="7" r="3.5" className="of-key-dot" /></>} />
      <Entry words="day not known exactly" mark={<rect x="4" y="2" width="36" height="10" rx="5" className="of-key-band" />} />
      <Entry words="✓ accepted, ✕ refused, ? held back" mark={<><circle cx="22" cy="7" r="6.25" fill="none" className="of-key-line" strokeWidth="1.75" /><text x="22" y="11" textAnchor="middle" className="of-glyph">✓</text></>} />
    </ul>
  );
}

function Entry({ mark, words }: { mark: React.ReactNode; words: string }) {
  return (
    <li>
      <svg width="44" height="14" viewBox="0 0 44 14" aria-hidden="true">{mark}</svg> {words}
    </li>
  );
}
