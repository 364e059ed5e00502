import type { Name } from "#domain/ledger.ts";

const ANIMALS =
  "(?:alligators?|apes?|bears?|beluga|bulls?|cats?|chimpanzees?|cows?|crocodiles?|cubs?|dogs?|dolphins?|eagles?|elephants?|foxes|fox|giraffes?|gorillas?|hippopotamus|hippos?|horses?|jaguars?|kittens?|leopards?|lions?|lioness(?:es)?|manatees?|monkeys?|orangutans?|orcas?|otters?|[Pp]andas?|parrots?|penguins?|pigs?|polar bears?|ponies|pony|pupp(?:y|ies)|racehorses?|rhinos?|sea lions?|seals?|sharks?|swans?|tigers?|tigress|tortoises?|turtles?|walrus(?:es)?|whales?|wolves|wolf|zebras?)";
const IN_FRONT = new RegExp(`(?:^|[^\\p{L}])${ANIMALS},? $`, "u");
const BEHIND = new RegExp(
  `^, (?:an?|the|its|their|whose) (?:(?!(?:and|at|by|for|from|in|of|on|to|who|with)\\b)[\\p{L}\\d-]+ ){0,4}${ANIMALS}(?=[,.;:]| (?:and|at|from|in|of|that|which|who)\\b)`,
  "u",
);

/** The names of an article that are animals': "the panda Bao Lun", "Bao Lun, a giant panda,", "pandas Bao Lun and Qing Mei". */
export function animalsIn(text: string, names: readonly Name[]): ReadonlySet<string> {
  const found = new Set<string>();
  let last: Name | undefined;
  for (const name of names) {
    const linked = last !== undefined && /^(?:,| and|, and) $/.test(text.slice(last.end, name.start));
    const listed = linked && found.has(last?.canonical ?? "");
    if (listed || isCalledAnimal(text, name)) found.add(name.canonical);
    last = name;
  }
  return found;
}

function isCalledAnimal(text: string, { start, end }: Name): boolean {
  return IN_FRONT.test(text.slice(Math.max(0, start - 24), start)) || BEHIND.test(text.slice(end, end + 80));
}
