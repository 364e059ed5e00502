import { isOrganisationHead, isPlaceHead } from "./gazetteer.ts";
import { remembering } from "./remember.ts";
import { leadingTitle } from "./roles.ts";

/** Names that news writes in several ways: every form of a row is the first form, the one the ledger keeps. */
const FORMS = [
  ["United States", "U.S.", "US", "U.S.A.", "USA", "United States of America", "America"],
  ["United Kingdom", "U.K.", "UK", "Britain", "Great Britain"],
  ["United Nations", "U.N.", "UN"],
  ["European Union", "E.U.", "EU"],
  ["United Arab Emirates", "U.A.E.", "UAE"],
  ["Democratic Republic of the Congo", "DRC", "DR Congo", "Democratic Republic of Congo"],
  ["Justice Department", "Department of Justice", "DOJ", "US Department of Justice", "U.S. Department of Justice"],
  ["State Department", "Department of State", "US State Department", "U.S. State Department"],
  ["Pentagon", "Defense Department", "Department of Defense", "DOD", "DoD"],
  ["Treasury Department", "Department of the Treasury", "US Treasury", "U.S. Treasury"],
  ["Department of Homeland Security", "DHS", "Homeland Security Department"],
  ["Federal Bureau of Investigation", "FBI", "F.B.I."],
  ["Central Intelligence Agency", "CIA", "C.I.A."],
  ["NATO", "Nato", "North Atlantic Treaty Organization"],
  [
    "Centers for Disease Control and Prevention",
    "CDC",
    "Centers for Disease Control",
    "U.S. Centers for Disease Control and Prevention",
    "US Centers for Disease Control and Prevention",
  ],
  ["Food and Drug Administration", "FDA", "U.S. Food and Drug Administration", "US Food and Drug Administration"],
  ["Department of Health and Human Services", "HHS", "U.S. Department of Health and Human Services"],
  ["Immigration and Customs Enforcement", "ICE", "U.S. Immigration and Customs Enforcement"],
  ["Federal Aviation Administration", "FAA"],
  ["Federal Emergency Management Agency", "FEMA"],
  ["Environmental Protection Agency", "EPA"],
  ["Internal Revenue Service", "IRS"],
  ["National Transportation Safety Board", "NTSB"],
  ["National Weather Service", "NWS"],
  ["United States Postal Service", "USPS", "U.S. Postal Service", "US Postal Service"],
  ["General Motors", "GM", "General Motors Co", "General Motors Co.", "General Motors Company"],
  ["International Atomic Energy Agency", "IAEA"],
  ["International Criminal Court", "ICC"],
  ["International Court of Justice", "ICJ"],
  ["World Trade Organization", "WTO", "World Trade Organisation"],
  ["World Health Organization", "WHO", "World Health Organisation"],
  ["International Monetary Fund", "IMF", "I.M.F."],
  ["Federal Reserve", "Fed", "U.S. Federal Reserve", "US Federal Reserve"],
  ["European Central Bank", "ECB"],
  ["Associated Press", "AP", "A.P."],
  ["Agence France-Presse", "AFP"],
  ["British Broadcasting Corporation", "BBC", "BBC News"],
  ["COVID-19", "COVID", "Covid", "Covid-19"],
  ["Islamic State", "ISIS", "ISIL", "IS", "Daesh", "Da'esh", "DAESH", "Islamic State of Iraq and the Levant"],
] as const;

const KNOWN = new Map<string, string>(
  FORMS.flatMap(([first, ...rest]) => [first, ...rest].map((form) => [form, first])),
);

/** The text without accents and with plain quotes, for comparing names: never print the result. */
export function foldName(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
}

// "Justice Department", "General Motors": what looks like a title belongs to the name of a body.
function isBodyWord(rest: string): boolean {
  const last = rest.slice(rest.lastIndexOf(" ") + 1);
  return isOrganisationHead(last) || isPlaceHead(last);
}

/** The form under which a name is compared: no accents, article, title or possessive, and known short forms spelled out. */
export const canonicalName = remembering((text: string): string => {
  const bare = foldName(text)
    .replace(/'s$|(?<=s)'$/i, "")
    .replace(/^the /i, "");
  const known = KNOWN.get(bare);
  if (known !== undefined) return known;
  const name = leadingTitle(bare)?.rest ?? bare;
  return isBodyWord(name) ? bare : (KNOWN.get(name) ?? name);
});

/** What all forms of one name have in common: two names with the same key are the same name anywhere. */
export function nameKey(name: string): string {
  return canonicalName(name).toLowerCase();
}

/** Whether two names are the same name anywhere; a surname alone is not its full name (see `isShortFor`). */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Whether `short` is the end or the start of the fuller name, which means the same only within one article. */
export function isShortFor(short: string, full: string): boolean {
  const words = canonicalName(short).toLowerCase();
  const name = canonicalName(full).toLowerCase();
  return name.endsWith(` ${words}`) || (name.startsWith(`${words} `) && words.length > 3);
}

const namedWords = remembering((name: string): readonly string[] => foldName(name).toLowerCase().split(" "));

/** Whether two names of people differ only in what stands between the first and the last: "Ilse Varn", "Ilse Maria Varn". */
export function differInMiddle(a: string, b: string): boolean {
  const [x, y] = [namedWords(a), namedWords(b)];
  if (x.length === y.length || Math.min(x.length, y.length) !== 2) return false;
  return Math.max(x.length, y.length) < 5 && x[0] === y[0] && x.at(-1) === y.at(-1);
}

/** Whether capitals are the initials of a name, one for each word that has a capital: "NHA", "Norvanian Harbour Authority". */
export function isInitialsOf(short: string, full: string): boolean {
  if (!/^\p{Lu}{3,6}$/u.test(short)) return false;
  const words = full
    .replace(/^U\.?S\.? /, "")
    .split(" ")
    .filter((word) => !/^(?:and|for|of|on|the)$/.test(word));
  return words.length === short.length && words.every((word, at) => word[0] === short[at]);
}
