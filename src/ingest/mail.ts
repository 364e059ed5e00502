import PostalMime, { type Email } from "postal-mime";
import type { ArticleRecord } from "#domain/article.ts";
import { withoutBoilerplate } from "./boilerplate.ts";
import { badSource } from "./faults.ts";
import { markupText } from "./markup-text.ts";
import { extractPage } from "./page.ts";

/** Parts inside parts, and bytes of header lines, beyond which nobody's mail goes. */
const BOUNDS = { maxNestingDepth: 32, maxHeadersSize: 1024 * 1024 } as const;

/**
 * An e-mail as an article: its subject is the title, its sender the outlet (a desk, a newsletter) or the byline (a person), and its text
 * what the HTML part holds as a page, else the plain part. Throws BriefdeskError for one without a text.
 */
export async function mailArticle(bytes: Uint8Array): Promise<ArticleRecord> {
  const mail = await PostalMime.parse(bytes, BOUNDS).catch((cause: unknown) => {
    throw badSource("This is no e-mail that can be read.", "Save it again, or save its text as .txt.", cause);
  });
  const text = textOf(mail);
  if (text === "") throw badSource("The e-mail holds no text.", "Save what is attached to it, and ingest that.");
  const subject = mail.subject?.trim() || null;
  return {
    title: subject?.replace(FORWARDED, "") ?? null,
    ...(FORWARDED.test(subject ?? "") ? {} : senderOf(mail)),
    publishedAt: mail.date ?? null,
    guid: mail.messageId ?? null,
    text,
  };
}

/** Whoever forwards a mail is neither its author nor its outlet. */
const FORWARDED = /^(?:(?:fwd?|wg|tr):\s*)+/i;

function textOf({ html, text }: Email): string {
  const plain = withoutBoilerplate((text ?? "").replace(/\r\n?/g, "\n").trim());
  return html ? articleOn(html) || plain || markupText(html) : plain;
}

// Mail of a few lines is no article to the reader of pages; its plain part is as good.
function articleOn(html: string): string {
  try {
    return extractPage(Buffer.from(html)).text;
  } catch {
    return "";
  }
}

const DESK =
  /^(?:no-?reply|do-?not-?reply|news|newsletters?|newsroom|desk|press|media|info|hello|hi|editors?|alerts?|updates?|mail|digest|briefing|daily|weekly|contact|team|post)\b/i;
const FREE_MAIL = /^(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|me|proton|protonmail|gmx|web|aol)\.[a-z.]+$/i;

type Sender = { outlet: string | null; byline: string | null };

function senderOf({ from, headers }: Email): Sender {
  const address = from?.address ?? "";
  const name = from?.name?.trim() || null;
  const host = address.split("@")[1]?.replace(/^(?:www|mail|news|newsletters?|e|email|m)\./, "") ?? "";
  const domain = host === "" || FREE_MAIL.test(host) ? null : host;
  if (name === null) return { outlet: domain, byline: null };
  const [, person, outlet] = /^(\S.*?),? (?:at|from|via) (\S.*)$/.exec(name) ?? [];
  if (person && outlet) return { outlet, byline: person };
  const toMany = headers.some(({ key }) => key === "list-id" || key === "list-unsubscribe");
  if (toMany || DESK.test(address) || isNamedLike(name, host)) return { outlet: name, byline: null };
  return { outlet: domain, byline: name };
}

// "Harbor Ledger" writes from harbor-ledger.example.
function isNamedLike(name: string, host: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters(host).includes(letters(name.replace(/^the /i, "")));
}
