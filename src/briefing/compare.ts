import type { BriefedFigure, Briefing, Change, Citation, Claim } from "#domain/briefing.ts";
import { contentWords } from "#text/text.ts";
import { areOfOneMatter, areOpposed, likeness, SAME_CLAIM, sayTheSame, tellsSame } from "./sameness.ts";

/** Which citations of the earlier briefing no longer stand in the newest text of their article. */
export type Withdrawn = (citation: Citation) => boolean;

/** The share of words two figures' sentences need, besides a word of what is counted, to measure one thing. */
const SAME_MEASURE = 0.4;

/** What changed since earlier briefings, the newest first: new, updated (was → now), contradicted, dropped. */
export function compare(earlier: readonly Briefing[], now: Briefing, withdrawn: Withdrawn): Change[] {
  if (earlier.length === 0) return [];
  const told = earlier.flatMap(statementsIn);
  const shown = earlier.flatMap(alsoShownIn);
  const counted = earlier.flatMap(({ figures }) => figures);
  const isShown = (claim: Claim) =>
    shown.some((other) => tellsSame(other, claim)) || counted.some((figure) => citeTheSame(figure, claim));
  const claims = statementsIn(now).flatMap((claim) =>
    changeOf(claim, told, withdrawn).filter(({ kind }) => kind !== "new" || !isShown(claim)),
  );
  const figures = now.figures.flatMap((figure) => figureChange(figure, earlier));
  const saidBefore = [...earlier.flatMap((one) => one.changes), ...claims];
  const dropped = told
    .filter((claim) => claim.citations.some(withdrawn) && !saidBefore.some(({ was }) => was?.text === claim.text))
    .map(droppedChange);
  const others = claims.filter((claim) => claim.kind !== "updated" || !figures.some((one) => citeTheSame(one, claim)));
  return inOrder([...figures, ...others, ...dropped]);
}

/** What a reader of the earlier briefings would hear for the first time in a claim, or null when it was told. */
export function noveltyOf(claim: Claim, told: readonly Claim[]): Change["kind"] | null {
  return changeOf(claim, told, () => false)[0]?.kind ?? null;
}

/** The headline, bottom line and developments of a briefing, each statement once. */
export function statementsIn(briefing: Pick<Briefing, "headline" | "bottomLine" | "developments">): Claim[] {
  const all = [briefing.headline, ...briefing.bottomLine, ...briefing.developments];
  return all.filter((claim, i) => all.findIndex((other) => isSameWording(other, claim)) === i);
}

/** What a reader saw under the statements: days and who did what. */
function alsoShownIn({ timeline, actors }: Briefing): Claim[] {
  return [...timeline.map(({ claim }) => claim), ...actors.flatMap(({ statements }) => statements)];
}

// A headline is often its own development cut short: one statement, told once.
function isSameWording(a: Claim, b: Claim): boolean {
  return a.text === b.text || (likeness(a, b) > 0.99 && sayTheSame(a, b));
}

function changeOf(claim: Claim, told: readonly Claim[], withdrawn: Withdrawn): Change[] {
  const alike = told
    .map((other) => ({ other, share: likeness(other, claim) }))
    .filter(({ share }) => share >= SAME_CLAIM)
    .toSorted((a, b) => b.share - a.share)
    .map(({ other }) => other);
  const gone = alike.find((other) => other.text !== claim.text && other.citations.some(withdrawn));
  if (gone) return [changed(kindOf(gone, claim), claim, gone)];
  if (alike.some((other) => sayTheSame(other, claim) && areOfOneMatter(other, claim))) return [];
  const was = alike.find((other) => areOfOneMatter(other, claim) || isComeTrue(other, claim));
  return was ? [changed(kindOf(was, claim), claim, was)] : [changed("new", claim, null)];
}

function changed(kind: Change["kind"], { id, text, citations }: Claim, was: Claim | null): Change {
  return { kind, claimId: id, text, was: was && { text: was.text, citations: was.citations }, citations };
}

/**
 * A denial, or the opposite of what was told, contradicts it. That something comes about which had "yet to" happen, or was planned,
 * brings it up to date; so does a new number.
 */
function kindOf(was: Claim, now: Claim): Change["kind"] {
  const wasOpen = /\b(?:yet to|not yet|so far|still)\b/i.test(was.text) || isOpen(was);
  if ((was.event === "denied") !== (now.event === "denied")) return "contradicted";
  if (was.negated !== now.negated) return was.negated && wasOpen ? "updated" : "contradicted";
  return areOpposed(was.text, now.text) && !wasOpen ? "contradicted" : "updated";
}

/** "Is considering a state of emergency" and "declared a state of emergency" share no verb. */
function isComeTrue(was: Claim, now: Claim): boolean {
  return (was.event === "planned" || was.event === "considered") && !isOpen(now);
}

function isOpen({ event }: Claim): boolean {
  return event === "planned" || event === "considered" || event === "conditional";
}

function droppedChange(claim: Claim): Change {
  return changed("dropped", claim, claim);
}

/** Against the last briefing that measures the same; a value that it gave, too, beside another of its kind, is no news. */
function figureChange(figure: BriefedFigure, earlier: readonly Briefing[]): Change[] {
  const alike = earlier
    .map(({ figures }) => figures.filter((other) => measuresSame(other, figure)))
    .find((some) => some.length > 0);
  const [was] = alike ?? [];
  if (!was || alike?.some((other) => isSameValue(other, figure))) return [];
  const text = `${figure.object}: ${figure.text}`;
  const before = { text: was.text, citations: was.citations };
  return [{ kind: "updated", claimId: `fig ${figure.object}`, text, was: before, citations: figure.citations }];
}

function isSameValue(a: BriefedFigure, b: BriefedFigure): boolean {
  return a.low === b.low && a.high === b.high && a.bound === b.bound;
}

/** The same thing measured: the newer row names the older value as its past, or objects and sentences are alike. */
function measuresSame(was: BriefedFigure, now: BriefedFigure): boolean {
  if (was.unit !== now.unit || was.currency !== now.currency) return false;
  if (was.text === now.previous) return true;
  const [objectA, objectB] = [was, now].map((one) => new Set(contentWords(one.object)));
  if (!objectA || !objectB || objectA.intersection(objectB).size === 0) return false;
  const [wordsA, wordsB] = [was, now].map((one) => new Set(contentWords(one.citations[0]?.quote ?? "")));
  if (!wordsA?.size || !wordsB?.size) return false;
  const shared = [...wordsA.intersection(wordsB)].filter((word) => !objectA.has(word) && !/\d/.test(word));
  return shared.length / Math.min(wordsA.size, wordsB.size) >= SAME_MEASURE;
}

// "people killed: 21, was at least 12" says a changed figure better than two sentences do.
function citeTheSame(a: Pick<Change, "citations">, b: Pick<Change, "citations">): boolean {
  return a.citations.some((one) =>
    b.citations.some((other) => other.articleId === one.articleId && other.start === one.start),
  );
}

// What overturns an earlier briefing comes before what adds to it.
const ORDER = ["contradicted", "dropped", "updated", "new"] as const;

function inOrder(changes: readonly Change[]): Change[] {
  return ORDER.flatMap((kind) => changes.filter((change) => change.kind === kind));
}
