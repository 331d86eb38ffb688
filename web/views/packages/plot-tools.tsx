interface PlotToolsProps {
  readonly isWhole: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
}

/** Closer, further, everything: what the wheel, two fingers and the keys do. */
export function PlotTools({ isWhole, onZoom, onWhole }: PlotToolsProps) {
  return (
    <div className="pk-tools no-print">
      <span className="small quiet pk-hint">Drag to move; Ctrl and the wheel, or two fingers, to zoom</span>
      <div className="segments" role="group" aria-label="Zoom">
        <button type="button" className="button" aria-label="Zoom in" onClick={() => { onZoom(1.6); }}>+</button>
        <button type="button" className="button" aria-label="Zoom out" disabled={isWhole} onClick={() => { onZoom(1 / 1.6); }}>−</button>
        <button type="button" className="button" disabled={isWhole} onClick={onWhole}>All</button>
      </div>
    </div>
  );
}
