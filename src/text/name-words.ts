import { isCommonWord } from "./gazetteer.ts";

/** A word as the name finder sees it: possessive endings and what follows a hyphen in lower case are cut off. */
export type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** A possessive or a lower-case hyphen ending was cut off, so that a name ends here. */
  readonly cut: boolean;
};

const ABBREVIATED =
  "Mr|Mrs|Ms|Dr|St|Jr|Sr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Prof|Rev|Hon|Mt|Ft|Inc|Ltd|Corp|Co";
const WORD = new RegExp(
  `(?:\\p{Lu}\\.-?){2,}\\p{Lu}?(?!\\p{L})|\\p{Lu}\\.(?= ?\\p{Lu})|(?:${ABBREVIATED})\\.|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(?:(?:['’&-]|(?<=\\p{N})[.,])[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*)*`,
  "gu",
);
const POSSESSIVE = /['’]s$/i;
// "6PR" and "3AW" are stations; "5KM" and "2PM" are measures.
const CAPITAL =
  /^\p{Lu}|^\d{1,2}(?!(?:AM|PM|KM|MM|CM|KG|MW|GW|KW|MB|GB|TB|HZ|MPH|BN|MN|BST|GMT|EST|UTC)\b)\p{Lu}{2,}$/u;
const ARTICLE_PREFIX = /^(?:al|el|ad|an|as|ash|ar|at|az|d|l|bin|ul)[-'’]\p{Lu}/u;
const LOWER_ENDING = /^(.*?)-(\p{Ll}[\p{L}-]*)$/u;
// "Women's March", "People's Daily": plural owners that stand inside a name.
const INNER_OWNER =
  /^(?:women|men|children|people|veterans|workers|writers|king|queen|mcdonald|lloyd|levi|moody|macy)['’]s$/i;
/** "Sheriff's Department": an office is called after who holds it. */
const OFFICE_OWNER = /^(?:sheriff|attorney|marshal|prosecutor|defender|coroner|examiner|governor|mayor)['’]s$/i;
const OFFICE = /^ (?:Department|Office)\b/;

function bareWord(found: string): string {
  const owned = INNER_OWNER.test(found) ? found : found.replace(POSSESSIVE, "");
  if (owned.length > 60 || !owned.includes("-") || !CAPITAL.test(owned)) return owned;
  // "Varn-backed" ends in a word, "Geun-hye" does not.
  const ending = LOWER_ENDING.exec(owned);
  return ending?.[1] !== undefined && isCommonWord(ending[2] ?? "") ? ending[1] : owned;
}

/** The words of a sentence in order, with article offsets. */
export function nameWords(text: string, offset: number): Word[] {
  const words: Word[] = [];
  let after = 0;
  for (const match of text.matchAll(WORD)) {
    const found = match[0];
    const start = match.index;
    const isOfOffice = OFFICE_OWNER.test(found) && OFFICE.test(text.slice(start + found.length));
    const plain = /['’&-]/.test(found) && !isOfOffice ? bareWord(found) : found;
    words.push({
      text: plain,
      start: offset + start,
      end: offset + start + plain.length,
      capital: CAPITAL.test(plain) || ARTICLE_PREFIX.test(plain),
      gap: text.slice(after, start),
      cut: plain.length < found.length,
    });
    after = start + found.length;
  }
  return words;
}

const FUNCTION_WORDS = new Set(
  `a an the this that these those i we you he she it they me him us them my our your his her its their who whom whose which what
  when where why how and or but nor so yet if then than as at by for from in into of off on onto out over per since through to
  toward towards under until up upon via with within without after before during despite although though because while whereas
  whether unless once not no none never also only even just still already again there here now today yesterday tomorrow tonight
  is are was were be been being am do does did done have has had having will would can could shall should may might must
  all any both each every either neither few many more most much other others another some such several own same one two three
  four five six seven eight nine ten eleven twelve dozens hundreds thousands millions first last next former according
  about above across against along amid among around behind below beneath beside besides between beyond concerning except
  following given including inside instead like near outside past regarding throughout unlike versus well yes meanwhile however
  moreover furthermore nevertheless nonetheless otherwise perhaps maybe indeed thus therefore hence later earlier soon often
  sometimes always usually recently currently finally additionally asked born let lets it's that's there's he's she's they're
  we're i'm i've don't can't didn't what's who's`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a word only carries grammar (articles, prepositions, pronouns, auxiliaries, linking adverbs, small numbers). */
export function isFunctionWord(word: string): boolean {
  const lower = word.toLowerCase().replace("’", "'");
  return FUNCTION_WORDS.has(lower) || (lower.length > 5 && lower.endsWith("ly") && isCommonWord(lower));
}
