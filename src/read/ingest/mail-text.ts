import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { SourceDocument } from "../account.ts";
import { articleOf } from "./html-article.ts";
import { oneLine } from "./page-facts.ts";
import { dayOf } from "./printed-date.ts";
import { headOf } from "./text-head.ts";

/** MIME parts within parts. */
const MAX_NESTING = 40;

/**
 * A mail's text: its plain part, or the article out of its HTML part where the plain one is missing or a stub (“view
 * this in your browser”). Subject, sender and date are the account's. Attachments are not read, pictures not fetched.
 * Faults: `read/broken`, `read/empty`, and those of `articleOf`. Cost: linear, some 20 ms per MB.
 */
export async function mailText(file: string, bytes: Uint8Array): Promise<Result<Omit<SourceDocument, "file" | "kind">>> {
  const { default: PostalMime } = await import("postal-mime");
  let mail;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING, rfc822Attachments: true });
  } catch (cause) {
    return refuse(broken(file, "its parts are nested or its headers grown beyond reading", cause));
  }
  const header = (key: string): string | undefined => mail.headers.find((line) => line.key === key)?.value;
  if (mail.headers.length === 0 || (header("from") ?? header("date") ?? header("subject")) === undefined) {
    return refuse(broken(file, "it has no headers of a mail"));
  }
  const plain = (mail.text ?? "").toWellFormed().replace(/\r\n?/g, "\n").trim();
  const page = mail.html === undefined || mail.html.trim() === "" ? undefined : await articleOf(file, mail.html);
  const usesPage = page !== undefined && (plain === "" || (page.ok && plain.length < page.value.text.length * 0.5));
  if (usesPage && !page.ok) return page;
  const body = usesPage && page.ok ? page.value : { text: plain, ...headOf(plain) };
  if (body.text === "") return refuse(new Fault({ code: "read/empty", detail: "the mail holds no text", at: { file }, hint: "what is attached to it has to be saved and given by itself" }));
  const sender = mail.from;
  const name = oneLine(sender?.name === "" ? undefined : sender?.name);
  return accept({
    text: body.text,
    title: oneLine(mail.subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr|sv)\s*:\s*)+/i, "")) ?? body.title,
    publisher: body.publisher,
    authors: body.authors ?? (name === undefined ? undefined : [name]),
    published: dayOf(header("date") ?? "") ?? body.published,
    url: body.url,
    language: body.language,
  });
}

function broken(file: string, detail: string, cause?: unknown): Fault {
  return new Fault({ code: "read/broken", detail, at: { file }, hint: "save the mail anew as .eml, or its text as .txt", cause });
}
