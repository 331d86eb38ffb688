import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { SourceDocument } from "../account.ts";
import { LIMITS, megabytes, tooLarge } from "./limits.ts";
import { oneLine } from "./page-facts.ts";
import { paragraphsOf, type PrintedLine } from "./pdf-paragraphs.ts";
import { findPdfBomb } from "./pdf-streams.ts";
import { headOf } from "./text-head.ts";

/** A piece of a line as it is printed; the transform's last two members are where it stands. */
interface PrintedPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/**
 * The text of a PDF, paragraph by paragraph, with an empty line between. Pictures are not recognised: a scanned PDF is
 * refused. Fonts and character maps that the file lacks are not fetched.
 * Faults: `read/broken`, `read/encrypted`, `read/no-text`, `read/zip-bomb`, `read/too-large`.
 * Cost: about 20 ms a page, after 0.3 s.
 */
export async function pdfText(file: string, bytes: Uint8Array): Promise<Result<Omit<SourceDocument, "file" | "kind">>> {
  const bomb = findPdfBomb(file, bytes);
  if (bomb) return refuse(bomb);
  const { getDocumentProxy } = await import("unpdf");
  let pdf;
  try {
    // The library takes the bytes over, so it gets some of its own; and it takes no Buffer.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useWorkerFetch: false, stopAtErrors: false });
  } catch (cause) {
    return refuse(unopenedPdf(file, cause));
  }
  try {
    if (pdf.numPages > LIMITS.pages) return refuse(tooLarge(file, `it has ${String(pdf.numPages)} pages, more than ${String(LIMITS.pages)}`));
    const pages: PrintedLine[][] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const content = await page.getTextContent();
      const pieces = content.items.filter((item): item is typeof item & PrintedPiece => "str" in item);
      const lines = linesOf(pieces);
      for (const line of lines) length += line.text.length;
      if (length > LIMITS.textLength) return refuse(tooLarge(file, `it holds more than ${megabytes(LIMITS.textLength)} of text`));
      pages.push(lines);
      page.cleanup();
    }
    const text = paragraphsOf(pages).join("\n\n").toWellFormed();
    if (!/[\p{L}]{2}/u.test(text)) {
      const hint = "it is scanned: have its text recognised first, and give that as .txt";
      return refuse(new Fault({ code: "read/no-text", detail: "its pages hold pictures and no text", at: { file }, hint }));
    }
    const { info } = await pdf.getMetadata();
    const head = headOf(text);
    return accept({ text, ...head, title: head.title ?? titleOf("Title" in info ? info.Title : undefined), language: undefined });
  } catch (cause) {
    return refuse(unopenedPdf(file, cause));
  } finally {
    await pdf.destroy();
  }
}

/** Pieces to lines: a line ends where the PDF says so, or where a piece stands on another base line. */
function linesOf(pieces: readonly PrintedPiece[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let open: { text: string; left: number; right: number; base: number; size: number } | undefined;
  const close = (): void => {
    if (open && open.text.trim() !== "") lines.push({ ...open, text: open.text.replace(/\s+/g, " ").trim() });
    open = undefined;
  };
  for (const piece of pieces) {
    const [, , shear = 0, scale = 0, left = 0, base = 0] = piece.transform;
    const size = piece.height > 0 ? piece.height : Math.hypot(shear, scale);
    if (open && piece.str.trim() !== "" && Math.abs(base - open.base) > Math.max(size, open.size) * 0.5) close();
    if (open) {
      const isApart = left - open.right > size * 0.25 && !open.text.endsWith(" ") && !piece.str.startsWith(" ");
      open.text += (isApart ? " " : "") + piece.str;
      open.right = Math.max(open.right, left + piece.width);
      open.size = Math.max(open.size, piece.str.trim() === "" ? 0 : size);
    } else if (piece.str.trim() !== "") {
      open = { text: piece.str, left, right: left + piece.width, base, size };
    }
    if (piece.hasEOL) close();
  }
  close();
  return lines;
}

/** The title in a PDF's own record, unless a program put a file's name there. */
function titleOf(title: unknown): string | undefined {
  if (typeof title !== "string" || /^(?:microsoft word|untitled|powerpoint)|\.(?:docx?|pdf|indd|qxd|tex|html?)$/i.test(title.trim())) return undefined;
  return oneLine(title);
}

function unopenedPdf(file: string, cause: unknown): Fault {
  const name = cause instanceof Error ? cause.name : "";
  if (name === "PasswordException") {
    return new Fault({ code: "read/encrypted", detail: "it is encrypted and asks for a password", at: { file }, hint: "save it without a password", cause });
  }
  return new Fault({ code: "read/broken", detail: "it is not a whole PDF", at: { file }, hint: "get the file anew, or save its text as .txt", cause });
}
