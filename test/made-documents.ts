import { strToU8, zipSync } from "fflate";

/*
 * Documents made for a test, small enough to read: what an office program would write around them is left out.
 */

export interface MadeLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF with these lines on its pages, in Helvetica. `extra` goes to the trailer, `more` to the objects: one sign a byte. */
export function makePdf(
  pages: readonly (readonly MadeLine[])[],
  extra = "",
  more: readonly string[] = [],
): Uint8Array {
  const objects: string[] = [];
  const first = 4;
  objects.push("<< /Type /Catalog /Pages 2 0 R >>");
  objects.push(`<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, i) => `${String(first + 2 * i)} 0 R`).join(" ")}] >>`);
  objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (const [i, lines] of pages.entries()) {
    const stream = lines.map(({ text, x = 72, y, size = 11 }) => `BT /F1 ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm (${text.replace(/[()\\]/g, "\\$&")}) Tj ET`).join("\n");
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(first + 2 * i + 1)} 0 R >>`);
    objects.push(`<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`);
  }
  objects.push(...more);
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${String(i + 1)} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R ${extra} >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

/** Lines set below one another in paragraphs, as a program would set them: 14 points a line, 28 between paragraphs. */
export function setLines(paragraphs: readonly (readonly string[])[], top = 720): MadeLine[] {
  let y = top + 28;
  return paragraphs.flatMap((lines) => {
    y -= 14;
    return lines.map((text) => ({ text, y: (y -= 14) }));
  });
}

const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A .docx with these paragraphs; `more` adds further files to the archive or puts others in the place of its own. */
export function makeDocx(paragraphs: readonly string[], more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join("");
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync({ "[Content_Types].xml": strToU8(TYPES), "_rels/.rels": strToU8(RELATIONS), "word/document.xml": strToU8(document), ...more });
}

/** A page as newspapers make them: navigation, an article of these paragraphs, further links and a script. */
export function makePage(title: string, paragraphs: readonly string[], head = ""): string {
  const links = ["World", "Business", "Sport", "Weather", "Subscribe"].map((word) => `<li><a href="/${word}">${word}</a></li>`).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Paper</title>${head}</head>
<body><nav><ul>${links}</ul></nav><main><article><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
</article></main><aside><h2>Most read</h2><ul>${links}</ul></aside><footer>© The Paper <a href="/imprint">Imprint</a></footer>
<script>document.querySelector("article").textContent = "changed by a script";</script></body></html>`;
}
