import type { Name } from "#domain/ledger.ts";
import { actsIn } from "./pronouns.ts";
import { firstFrom, type Layout } from "./quotation-frame.ts";
import type { Speaker } from "./speakers.ts";

/*
 * Who speaks where the words are given to what they stand in ("the post said"), to a voice ("a spokesperson") or to a body that is not
 * named ("the company").
 */

const MEDIUM =
  /\b(?:e-?mail|message|news release|page|post|press release|release|site|statement|tweet|webpage|website)$/i;
const VOICE = /^(?:an?|the|its)(?: (?:agency|bank|city|company|county|department))? (spokes(?:man|woman|person))$/i;
const BODY =
  /^the (?:agency|airline|bank|brand|carmaker|charity|chain|company|department|firm|league|manufacturer|ministry|museum|retailer|union|university|zoo)$/i;

/** A speaker's office in the article's words, with whose it is: "a spokesperson for Harbor Steel", "the company [Harbor Steel]"; Varn for "the post". */
export function behindRole(layout: Layout, role: Speaker): string {
  if (MEDIUM.test(role.text)) return issuer(layout, role) ?? role.text;
  const voice = VOICE.exec(role.text)?.[1];
  if ((voice === undefined && !BODY.test(role.text)) || isOfBody(layout, role)) return role.text;
  const near = inReach(layout, role.at);
  const body = onlyOne(near.filter(isBody));
  if (body === undefined || mayBeOfPerson(layout, role.text, near)) return role.text;
  return voice === undefined ? `${role.text} [${body}]` : `a ${voice} for ${body}`;
}

// "Varn left Harbor Steel. “…,” a spokesman said": whose he is, nothing tells.
function mayBeOfPerson(layout: Layout, role: string, near: readonly Name[]): boolean {
  return /^\w+ spokes\w+$/i.test(role) && near.some((name) => name.kind === "person" && actsIn(layout, name));
}

// "A spokesperson for the port said": whose voice it is stands behind it.
function isOfBody({ text }: Layout, role: Speaker): boolean {
  return /^,? (?:at|for|from|in|of|with)\b/.test(text.slice(role.at + role.text.length));
}

// "A statement from Harbor Steel", "the zoo's website", or the one person, else the one body, that acts in the sentence before.
function issuer(layout: Layout, { text, at }: Speaker): string | undefined {
  const end = at + text.length;
  const by = /^(?: (?:issued|posted|released|sent))? (?:by|from) (?:the )?/.exec(layout.text.slice(end, end + 40));
  const behind = by && layout.nameAt(end + by[0].length);
  if (behind) return behind.canonical;
  const [, owner] = /^(.*\p{L})[’']s? /u.exec(text) ?? [];
  if (owner !== undefined) return layout.nameAt(at + owner.length - 1)?.canonical ?? owner;
  const acting = inReach(layout, at).filter((name) => actsIn(layout, name));
  return onlyOne(acting.filter(({ kind }) => kind === "person")) ?? onlyBody(acting, text);
}

// "Harbor Steel, in a statement".
function onlyBody(acting: readonly Name[], medium: string): string | undefined {
  const body = acting.every(isBody) ? onlyOne(acting) : undefined;
  return body && `${body}, in a ${medium.replace(/^(?:an?|her|his|its|the|their) /i, "")}`;
}

// One word may be a part of a name or none: "Immigration".
function isBody({ kind, canonical }: Name): boolean {
  return kind === "organisation" && /\s|^\p{Lu}{2,}$/u.test(canonical);
}

function onlyOne(names: readonly Name[]): string | undefined {
  const all = new Set(names.map(({ canonical }) => canonical));
  return all.size === 1 ? names[0]?.canonical : undefined;
}

// The people and bodies of a sentence and the one before it, those that somebody speaks of aside.
function inReach({ sentences, names, spans }: Layout, at: number): Name[] {
  const here = firstFrom(sentences, at + 1) - 1;
  const start = sentences[Math.max(0, here - 1)]?.start ?? 0;
  return names.filter(
    (name) =>
      name.start >= start &&
      name.start < at &&
      (name.kind === "person" || name.kind === "organisation") &&
      !spans.some(({ open, close }) => open <= name.start && name.start < close),
  );
}
