import type { Actor } from "#domain/ledger.ts";
import { contentWords, isCountry, isRegion } from "#text/text.ts";
import type { Placed } from "../evidence.ts";
import type { Asked } from "../question.ts";

/** The capitalised words before a name, such as "Finance Minister" or "Chief of Staff". */
const TITLE_BEFORE = /(?<title>\p{Lu}\p{L}+(?: (?:of )?\p{Lu}\p{L}+)*) $/u;
/** A question's own first words are no title. */
const OPENING = /^(?:Why|When|Where|Who|What|Which|How|Did|Does|Was|Were|Has|Have)$/;

/** The question gives somebody an office that the stored articles give to another, or none: they state a different one. */
export function otherOffice(asked: Asked, all: readonly Placed[]): string | null {
  const reads = [...new Set(all.map(({ read }) => read))];
  const actors = reads.flatMap(({ ledger }) => ledger.actors).filter((actor) => asked.text.includes(actor.name));
  for (const actor of actors.filter(({ name }) => name.includes(" "))) {
    const title = titleBefore(asked.text, actor.name);
    if (title === null) continue;
    const called = all.filter(({ sentence }) => sentence.text.includes(lastWord(actor.name)));
    if (called.some(({ sentence }) => holdsWords(sentence.text, title))) continue;
    const role = actors.find((one) => one.name === actor.name && one.role !== null)?.role?.text;
    const holder = holderOf(
      title,
      reads.flatMap(({ ledger }) => ledger.actors),
    );
    if (role === undefined && holder === null) continue;
    const stored = [role && `${actor.name}: ${role}`, holder && `${title}: ${holder}`].filter(Boolean).join("; ");
    return `No stored article calls ${actor.name} ${title}. What is stored: ${stored}.`;
  }
  return null;
}

function titleBefore(text: string, name: string): string | null {
  const before = text.slice(0, text.indexOf(name));
  const words = (TITLE_BEFORE.exec(before)?.groups?.title ?? "").split(" ");
  const own = words.filter((word) => !OPENING.test(word) && !isCountry(word) && !isRegion(word));
  return own.join("") === "" ? null : own.join(" ");
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}

function holdsWords(text: string, words: string): boolean {
  const held = new Set(contentWords(text));
  return contentWords(words).every((word) => held.has(word));
}

function holderOf(title: string, actors: readonly Actor[]): string | null {
  return actors.find(({ role }) => role !== null && holdsWords(role.text, title))?.name ?? null;
}

const NAMED_THING = /\bthe (?<name>\p{Lu}\p{L}+) (?<thing>\p{Ll}{3,})\b/u;

/** "The Sundra dam" where every stored dam of that kind bears another name. */
export function otherBearer(asked: Asked, related: readonly Placed[], all: readonly Placed[]): string | null {
  const { name, thing } = NAMED_THING.exec(asked.text)?.groups ?? {};
  if (!name || !thing || !all.some(({ sentence }) => sentence.text.includes(name))) return null;
  if (
    all.some(({ sentence }) =>
      new RegExp(`\\b${name}\\b[^.]{0,40}\\b${thing}|\\b${thing}\\b[^.]{0,20}\\b${name}\\b`, "u").test(sentence.text),
    )
  )
    return null;
  const bearer = new RegExp(`\\b(?:[Tt]he) (\\p{Lu}\\p{L}+) ${thing}\\b`, "u");
  const others = related.flatMap(({ sentence }) => bearer.exec(sentence.text)?.[1] ?? []);
  return others[0]
    ? `No stored article tells this of the ${name} ${thing}: what is stored is the ${others[0]} ${thing}.`
    : null;
}
