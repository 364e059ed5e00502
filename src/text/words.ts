import { remembering } from "./remember.ts";

const FOLDS: [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g, "'"],
  [/''|[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/\u2026/g, "..."],
  [/\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g, ""],
  [/\s+/g, " "],
];

/** Whatever may need folding. Most sentences are plain as they stand. */
const FOLDABLE = /[^!-_a-~ ]|''| {2}|^ | $/;

/** Folds quotation marks, dashes and spaces to plain ones, for matching only: never print the result. */
export function foldMarks(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return FOLDS.reduce((folded, [form, plain]) => folded.replace(form, plain), text).trim();
}

const STOP_WORDS = new Set(
  (
    "a about above after again all also am an and any are arent as at be because been before being below between both but by " +
    "can cannot cant could couldnt did didnt do does doesnt doing dont down during each few for from further had hadnt has hasnt " +
    "have havent having he hed her here hers herself hes him himself his how i id if ill im in into is isnt it its itself ive " +
    "just lets may me might more most must my myself no nor not now of off on once only or other our ours ourselves out over own " +
    "same shall she shed shes should shouldnt so some such than that thats the their theirs them themselves then there theres " +
    "these they theyd theyll theyre theyve this those though through to too under until up upon us very was wasnt we wed were " +
    "werent weve what whats when where which while who whom whose why will with wont would wouldnt you youd youll your youre " +
    "yours youve said say says saying told according amid among per via yet still however"
  ).split(" "),
);

const NUMBER_WORDS = new Map(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
    "nineteen twenty"
  )
    .split(" ")
    .map((word, value) => [word, String(value)]),
);
for (const [at, word] of "thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
  NUMBER_WORDS.set(word, String((at + 3) * 10));

/** Plurals and pasts that no ending tells, each with its plain form. */
const IRREGULAR = new Map(
  `people:person men:man women:woman children:child lives:life became:become beaten:beat began:begin begun:begin bought:buy broke:break
  broken:break brought:bring built:build came:come caught:catch chose:choose chosen:choose dealt:deal drawn:draw drew:draw driven:drive
  drove:drive eaten:eat fallen:fall fell:fall felt:feel fled:flee flew:fly flown:fly forgot:forget forgotten:forget fought:fight found:find
  froze:freeze frozen:freeze gave:give given:give gone:go grew:grow grown:grow heard:hear held:hold hid:hide hidden:hide kept:keep knew:know
  known:know laid:lay led:lead left:leave lent:lend lost:lose made:make meant:mean met:meet overtaken:overtake overtook:overtake paid:pay
  ran:run risen:rise rose:rise saw:see seen:see sank:sink sent:send shaken:shake shook:shake shot:shoot shown:show shrank:shrink
  shrunk:shrink sold:sell sought:seek spent:spend spoke:speak spoken:speak stole:steal stolen:steal stood:stand struck:strike sunk:sink
  swept:sweep swore:swear sworn:swear taken:take taught:teach thought:think threw:throw thrown:throw took:take tore:tear torn:tear
  understood:understand went:go withdrawn:withdraw withdrew:withdraw won:win wore:wear worn:wear written:write wrote:write`
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

const VOWEL = /[aeiouy]/;

function withoutPlural(word: string): string {
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

// Undoes what "-ed" and "-ing" do to a stem: "planned" and "planning" are "plan".
function withoutInflection(word: string): string {
  const stem = word.replace(/(?:ing|ed)(?:ly)?$/, "");
  if (stem === word || stem.length < 3 || !VOWEL.test(stem)) return word;
  if (/i$/.test(stem)) return `${stem.slice(0, -1)}y`;
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

// A silent last e is dropped last, so that "strike", "striking" and "strikes" meet.
function stem(word: string): string {
  const known = IRREGULAR.get(word);
  const base = known ?? (word.length > 3 ? withoutInflection(withoutPlural(word)) : word);
  const noun = base.length > 6 ? base.replace(/(?:ment|ness|ly)$/, "") : base;
  return noun.length > 3 ? noun.replace(/e$/, "") : noun;
}

/**
 * The words of a text that carry content, in order and with repeats: lower-case light stems without stop words,
 * apostrophes dropped ("hes" is "he's"), accents dropped, small number words as digits.
 */
export function contentWords(text: string): readonly string[] {
  return text.length > SENTENCE ? wordsOf(text) : sentenceWords(text);
}

/** What is remembered, in characters: sentences are asked about again and again, whole articles once or twice. */
const SENTENCE = 600;
const sentenceWords = remembering((text: string) => wordsOf(text));

function wordsOf(text: string): string[] {
  const plain = foldMarks(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words: string[] = [];
  for (const match of plain.matchAll(/\d[\d,]*(?:\.\d+)?|[\p{L}\p{N}]+(?:['.][\p{L}\p{N}]+)*/gu)) {
    const word = contentWord(match[0]);
    if (word !== null) words.push(word);
  }
  return words;
}

const contentWord = remembering((printed: string): string | null => {
  if (/^\d/.test(printed)) return printed.replaceAll(",", "");
  const whole = printed.replaceAll(".", "");
  if (STOP_WORDS.has(whole.replaceAll("'", ""))) return null;
  const word = whole.replace(/'s$/, "").replaceAll("'", "");
  if (word.length < 2 || STOP_WORDS.has(word)) return null;
  return NUMBER_WORDS.get(word) ?? stem(word);
});
