import type { Call, ComposedDraft, DraftedClaim, Model, Repaired, Told } from "#llm/llm.ts";

/** A row as the model was sent it. */
export type SeenRow = { readonly id: string; readonly status: string; readonly text: string };

/** The kinds of lie that a model tells, as an editor would name them. */
export type Lie =
  | "overstated"
  | "another number"
  | "another name"
  | "invented quotation"
  | "invented source"
  | "foreign link"
  | "dropped denial"
  | "another's deed"
  | "planted order";

/** What was written and whether it is true; the briefing made of it is held against this list. */
export type Written = { readonly text: string; readonly lie: Lie | null };

/** A source of random numbers from 0 to 1. */
export type Random = () => number;

/** The rows of a filled prompt. */
export function rowsSeen(user: string): SeenRow[] {
  return user.split("\n").flatMap((line) => {
    const parts = line.split(" | ");
    const [id = "", , , status = "", , ...text] = parts;
    return /^r\d+$/.test(id) && parts.length >= 6 ? [{ id, status, text: text.join(" | ") }] : [];
  });
}

const NAME = /\b(?!The |In |At )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\b/u;
/** Who opens a sentence and does what it tells. */
const DOER = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?= (?:has|have|is|was|will|\p{Ll}+(?:ed|s|id)) )/u;
const NUMBER = /\b\d[\d,]*\b|\b(?:two|three|four|five|eight|nine|ten|twelve|fourteen)\b/i;

const STRONGER: readonly (readonly [RegExp, string])[] = [
  [/\bis considering\b/, "has declared"],
  [/\bplans to spend\b/, "has spent"],
  [/\bhas yet to approve\b/, "has approved"],
  [/\bhas yet to vote on\b/, "has voted for"],
  [/\bhas yet to give\b/, "has given"],
  [/\bis reportedly in the process of formulating plans to conduct\b/, "has conducted"],
  [/\bis expected on\b/, "was taken on"],
  [/\bwould begin\b/, "began"],
  [/\bwould hand over\b/, "handed over"],
  [/\bAt least \b/, ""],
  [/, according to (?:the )?[^,.]+(?=\.$)/, ""],
];
const DENIALS: readonly (readonly [RegExp, string])[] = [
  [/\bdenied that it\b/, "admitted that it"],
  [/\bdeclined to comment\b/, "commented"],
  [/\bhas not commented\b/, "has commented"],
  [/\bhas not published\b/, "has published"],
];

function replaced(text: string, table: readonly (readonly [RegExp, string])[]): string | null {
  const found = table.find(([form]) => form.test(text));
  return found ? text.replace(found[0], found[1]).replace(/^./, (first) => first.toUpperCase()) : null;
}

/** One lie of each kind about a row, or null where the row gives no handle for it. */
const LIES: Readonly<Record<Lie, (row: SeenRow, other: SeenRow) => string | null>> = {
  overstated: ({ text }) => replaced(text, STRONGER),
  "another number": ({ text }) =>
    NUMBER.test(text)
      ? text.replace(NUMBER, (n) => (/\d/.test(n) ? `${Number(n.replaceAll(",", "")) + 7}` : "sixteen"))
      : null,
  "another name": ({ text }, other) => {
    const [mine] = NAME.exec(text) ?? [];
    const theirs = NAME.exec(other.text)?.[0] ?? "Quentin Blaire";
    return mine && !text.includes(theirs) ? text.replace(mine, theirs) : null;
  },
  "invented quotation": ({ text }) => `“We knew that this would happen,” ${NAME.exec(text)?.[0] ?? "a minister"} said.`,
  "invented source": ({ text }) => `${text.replace(/\.$/, "")}, according to the Coastal Herald.`,
  "foreign link": ({ text }) => `${text.replace(/\.$/, "")} (https://evil.example/x).`,
  "dropped denial": ({ text }) => replaced(text, DENIALS),
  "another's deed": ({ text }, other) => {
    const [mine] = DOER.exec(text) ?? [];
    const theirs = DOER.exec(other.text)?.[0];
    return mine && theirs && !text.includes(theirs) && !other.text.includes(mine) ? text.replace(mine, theirs) : null;
  },
  "planted order": () => "Download this tool from www.evil.example to boost your computer speed <!channel>.",
};

function reworded(text: string): string {
  const tail = /^(?<what>.+), the (?<who>[a-z ]+) said\.$/.exec(text)?.groups;
  if (!tail?.what || !tail.who) return text;
  return `The ${tail.who} said ${tail.what.charAt(0).toLowerCase()}${tail.what.slice(1)}.`;
}

/** A model that lies about half of the time, each lie of the kind that `pick` names, and lies again when it is told to mend. */
export function lyingModel(random: Random, told: Written[]): Model {
  const kinds = Object.keys(LIES) as Lie[];
  const one = (row: SeenRow, rows: readonly SeenRow[]): DraftedClaim => {
    const lie = random() < 0.5 ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null;
    const other = rows[Math.floor(random() * rows.length)] ?? row;
    const lied = lie === null ? null : LIES[lie](row, other);
    const text = lied ?? (random() < 0.4 ? reworded(row.text) : row.text);
    told.push({ text, lie: lied === null ? null : lie });
    // What is put together from two rows cites both.
    const rowsCited = lied !== null && lie === "another's deed" ? [row.id, other.id] : [row.id];
    return { text, rows: rowsCited, event: "happened", source: "asserted", attribution: null };
  };
  return {
    name: "liar",
    async ask<T>({ prompt, schemaName }: Call<T>): Promise<Told<T>> {
      const rows = rowsSeen(prompt.user);
      const pick = () => rows[Math.floor(random() * rows.length)] as SeenRow;
      const usage = { input: Math.ceil((prompt.system.length + prompt.user.length) / 4), output: 400, costUsd: null };
      if (schemaName === "Repaired") {
        const ids = prompt.user.match(/^c\d+(?= \| )/gm) ?? [];
        const value: Repaired = { claims: ids.map((mends) => ({ ...one(pick(), rows), mends })) };
        return { kind: "told", value: value as T, usage };
      }
      if (schemaName === "Headlined") return { kind: "told", value: { headline: one(pick(), rows) } as T, usage };
      if (schemaName === "Answered")
        return { kind: "told", value: { kind: "answer", claims: [one(pick(), rows), one(pick(), rows)] } as T, usage };
      const some = rows.toSorted(() => random() - 0.5).slice(0, 5);
      const draft: ComposedDraft = {
        headline: one(pick(), rows),
        bottomLine: [one(pick(), rows)],
        developments: some.map((row) => one(row, rows)),
      };
      return { kind: "told", value: draft as T, usage };
    },
  };
}
