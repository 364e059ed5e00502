import type { Actor, Name } from "#domain/ledger.ts";
import { actingBody } from "./actor-bodies.ts";
import { statedRole } from "./actor-roles.ts";
import { administrationOf, isOfGovernment } from "./administrations.ts";
import { canonicalName, isShortFor, sameName } from "./aliases.ts";
import { isCountry, isDemonym, isMetonym, isPlatform, isRegion, isThing } from "./gazetteer.ts";
import { isNoActorIn } from "./not-acting.ts";
import type { RawSentence } from "./tokens.ts";

type Mention = { readonly name: Name; readonly sentence: RawSentence };
type Draft = { name: string; kind: Actor["kind"]; aliases: Set<string>; mentions: Mention[]; sentences: Set<number> };

function kindOf(name: Name): Actor["kind"] | undefined {
  if (isPlatform(name.canonical) || isPlatform(name.text) || isDemonym(name.text)) return undefined;
  if (name.kind === "unknown" && isThing(name.text)) return undefined;
  if (name.kind !== "place") return name.kind === "unknown" ? "unknown" : name.kind;
  return isCountry(name.canonical) && !isRegion(name.canonical) ? "state" : undefined;
}

function isCredited(name: Name, origins: readonly string[]): boolean {
  return origins.some(
    (origin) =>
      sameName(origin, name.canonical) || isShortFor(name.canonical, origin) || isShortFor(origin, name.canonical),
  );
}

// "in Venezuela", "within the United States": a place, not a state that acts.
const LOCATED =
  /(?:\b(?:in|within|into|inside|near|across|at|outside|throughout|around|off|via|through|to|from|of)(?: the)?|,|\b(?:(?:north|south)?(?:east|west)|north|south)ern|\b(?:central|coastal|contiguous|continental|eastern|mainland|western)) $/i;

// "A member of Congress" is somebody else.
const MEMBER_OF = /\b(?:members?|wing|side|seat|floor|halls?|session|chambers?|branch|houses) of (?:the )?$/i;

function isOnlyOwner({ name, sentence }: Mention): boolean {
  return isMetonym(name.text) && MEMBER_OF.test(sentence.text.slice(0, name.start - sentence.start));
}

function actsAsState({ name, sentence }: Mention): boolean {
  return !LOCATED.test(sentence.text.slice(0, name.start - sentence.start));
}

function add(drafts: Map<string, Draft>, name: string, kind: Actor["kind"], mention: Mention): void {
  const key = name.toLowerCase();
  const draft = drafts.get(key) ?? { name, kind, aliases: new Set(), mentions: [], sentences: new Set() };
  if (draft.kind === "unknown") draft.kind = kind;
  if (mention.name.text !== name && kind !== "state") draft.aliases.add(mention.name.text);
  if (kind === "state" && mention.name.text !== name) draft.aliases.add(mention.name.text);
  draft.mentions.push(mention);
  draft.sentences.add(mention.sentence.n);
  drafts.set(key, draft);
}

function roleOf(draft: Draft, names: readonly (readonly Name[])[]): Actor["role"] {
  if (draft.kind !== "person" && draft.kind !== "unknown") return null;
  const roles = draft.mentions.flatMap(
    ({ name, sentence }) => statedRole(sentence, name, names[sentence.n] ?? []) ?? [],
  );
  const [first] = [...roles].sort((a, b) => Number(b.full) - Number(a.full) || a.role.start - b.role.start);
  return first?.role ?? null;
}

function addName(drafts: Map<string, Draft>, sentence: RawSentence, name: Name, origins: readonly string[]): void {
  const governs = name.canonical === name.text ? administrationOf(sentence, name) : undefined;
  const body = actingBody(sentence, name) ?? governs;
  if (body !== undefined) {
    add(drafts, body.text, "organisation", { name: { ...name, ...body }, sentence });
    return;
  }
  const kind = kindOf(name);
  if (name.canonical === name.text && isOfGovernment(sentence, name)) return;
  if (kind === undefined || isCredited(name, origins)) return;
  if (kind === "state" && !actsAsState({ name, sentence })) return;
  if (isOnlyOwner({ name, sentence })) return;
  add(drafts, kind === "state" ? canonicalName(name.canonical) : name.canonical, kind, { name, sentence });
}

/** Who an article writes about, in order of appearance: people, bodies and states that act; never the outlets it credits. */
export function findActors(
  sentences: readonly RawSentence[],
  names: readonly (readonly Name[])[],
  origins: readonly string[],
): Actor[] {
  const drafts = new Map<string, Draft>();
  for (const [at, sentence] of sentences.entries())
    for (const name of names[at] ?? []) addName(drafts, sentence, name, origins);
  const acting = [...drafts.values()].filter(
    ({ mentions }) => !mentions.some(({ name, sentence }) => isNoActorIn(sentence, name)),
  );
  return acting.map((draft) => ({
    name: draft.name,
    aliases: [...draft.aliases],
    kind: draft.kind,
    role: roleOf(draft, names),
    sentences: [...draft.sentences],
  }));
}
