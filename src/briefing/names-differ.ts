import type { Name } from "#domain/ledger.ts";
import { isCountry, isRegion, isShortFor, sameName } from "#text/text.ts";
import type { Statement } from "./statements.ts";

/** "University of Norvania at Tarnby": which of several houses of a body. */
const HOUSE = /^ (?:at|in) (?<where>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*)/u;

/**
 * Whether two statements are of different people, places or houses of a body: a poll of the University at Tarnby is not one of the
 * University at Orvik, however alike their words. Who says it is no part of what is said, and what only one of them names is more of the same.
 */
export function namesDiffer(a: Statement, b: Statement): boolean {
  return housesDiffer(a, b) || peopleDiffer(a, b) || placesDiffer(a, b);
}

function isOne(a: Name, b: Name): boolean {
  return [a.canonical, a.text].some(
    (one) => sameName(one, b.canonical) || isShortFor(one, b.canonical) || isShortFor(b.canonical, one),
  );
}

function named({ sentence, text }: Statement, kind: Name["kind"]): Name[] {
  return sentence.names.filter((name) => name.kind === kind && text.includes(name.text));
}

/** Of each of two lists of names those that neither the other list nor the other's words have. */
function apart(a: Statement, b: Statement, kind: Name["kind"]): readonly [Name[], Name[]] {
  const lacked = (one: Statement, other: Statement) =>
    named(one, kind).filter(
      (name) => !other.text.includes(name.text) && !named(other, kind).some((known) => isOne(known, name)),
    );
  return [lacked(a, b), lacked(b, a)];
}

function peopleDiffer(a: Statement, b: Statement): boolean {
  const isTold = ({ sentence }: Statement, { text }: Name) =>
    !`${sentence.attribution?.source}\n${sentence.origins.join("\n")}`.includes(text);
  const [lacking, extra] = apart(a, b, "person");
  return lacking.some((name) => isTold(a, name)) && extra.some((name) => isTold(b, name));
}

/** Both name towns, and none that the other does; a country says of a town only where it is. */
function placesDiffer(a: Statement, b: Statement): boolean {
  const towns = (one: Statement) => named(one, "place").filter(({ text }) => !isCountry(text) && !isRegion(text));
  const [lacking, extra] = apart(a, b, "place");
  const all = (own: readonly Name[], left: readonly Name[]) =>
    own.length > 0 && own.every((name) => left.includes(name));
  return all(towns(a), lacking) && all(towns(b), extra);
}

function housesDiffer(a: Statement, b: Statement): boolean {
  const [own, other] = [housesOf(a), housesOf(b)];
  return own.some(({ name, where }) => other.some((one) => isOne(one.name, name) && one.where !== where));
}

function housesOf(one: Statement): { name: Name; where: string }[] {
  return named(one, "organisation").flatMap((name) => {
    const after = one.text.slice(one.text.indexOf(name.text) + name.text.length);
    const where = HOUSE.exec(after)?.groups?.where;
    return where === undefined ? [] : [{ name, where }];
  });
}
