import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** "The health secretary, Dr Yvette Carn": an office and who holds it. */
const HELD =
  /\b(?:[Tt]he|[Ii]ts|[Aa]n?) (?<office>(?:\p{Ll}[\p{L}’'-]* ){0,3}\p{Ll}[\p{L}-]*), (?:(?:Dr|Dame|Sir|Mr|Mrs|Ms|Gen|Judge)\.? )?(?<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})/gu;

/** Nobody is given the office that the cited sentences give to somebody else. */
export function offices({ claim, cited, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = cited.flatMap(({ sentence }) => heldIn(sentence.text));
  for (const { office, name } of claim.flatMap(({ text }) => heldIn(text))) {
    const same = stored.filter((other) => other.office === office);
    const [holder] = same;
    if (holder && same.every((other) => lastOf(other.name) !== lastOf(name)))
      return { reason: "name", note: `in the source “${office}” is ${holder.name}`, conflict: true };
  }
  return null;
}

type Held = { readonly office: string; readonly name: string };

function heldIn(text: string): Held[] {
  return [...text.matchAll(HELD)].map(({ groups }) => ({ office: groups?.office ?? "", name: groups?.name ?? "" }));
}

const lastOf = (name: string) => name.split(" ").at(-1);
