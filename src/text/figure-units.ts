/** What stands around a number and gives it its measure. */
export type Measure = { readonly unit: string | null; readonly currency: string | null; readonly factor: number };

const SIGNS: Record<string, string> = {
  $: "$",
  "£": "GBP",
  "€": "EUR",
  "¥": "¥",
  "₹": "INR",
  "₽": "RUB",
  "₺": "TRY",
  "₩": "KRW",
  "₦": "NGN",
  "₪": "ILS",
  "₴": "UAH",
  us$: "USD",
  "u.s.$": "USD",
  au$: "AUD",
  a$: "AUD",
  ca$: "CAD",
  c$: "CAD",
  nz$: "NZD",
  hk$: "HKD",
  s$: "SGD",
  r$: "BRL",
  nt$: "TWD",
  rs: "INR",
  "rs.": "INR",
};
const CODES = "USD|EUR|GBP|JPY|CNY|INR|AUD|CAD|CHF|SEK|NOK|DKK|RUB|BRL|ZAR|KRW|MXN|HKD|SGD|NZD|TRY|PLN|UAH|ILS|SAR|AED";

/** Regular expression source of a currency that stands before its number. */
export const CURRENCY_BEFORE = `(?:(?:(?:US|U\\.S\\.|AU|A|CA|C|NZ|HK|S|R|NT)|\\b(?:US|NZ|HK|NT) )?\\$|\\p{Sc}|\\bRs\\.?(?=\\s?\\d)|\\b(?:${CODES})(?=\\s?\\d))`;

const MONEY_WORDS: [RegExp, string, number][] = [
  [/^(?:us|u\.s\.|american) dollars?$/, "USD", 1],
  [/^australian dollars?$/, "AUD", 1],
  [/^canadian dollars?$/, "CAD", 1],
  [/^(?:dollars?|bucks?)$/, "$", 1],
  [/^cents?$/, "$", 0.01],
  [/^penn(?:y|ies)$/, "GBP", 0.01],
  [/^(?:pence|p)$/, "GBP", 0.01],
  [/^(?:pounds? sterling|british pounds?|pounds?)$/, "GBP", 1],
  [/^euros?$/, "EUR", 1],
  [/^(?:japanese )?yen$/, "JPY", 1],
  [/^(?:chinese )?(?:yuan|renminbi)$/, "CNY", 1],
  [/^(?:indian )?rupees?$/, "INR", 1],
  [/^(?:russian )?rou?bles?$/, "RUB", 1],
  [/^swiss francs?$/, "CHF", 1],
  [/^元$/, "CNY", 1],
  [/^(?:dutch )?guilders?$/, "NLG", 1],
  [/^(?:finnish )?markkaa?$/, "FIM", 1],
  [/^(?:spanish )?pesetas?$/, "ESP", 1],
  [/^(?:hungarian )?forints?$/, "HUF", 1],
  [/^(?:deutsche ?|german )?marks$/, "DEM", 1],
  [/^(?:french |belgian )?francs?$/, "francs", 1],
  [/^(?:south korean )?won$/, "KRW", 1],
  [/^(?:saudi )?riyals?$/, "riyals", 1],
  [/^dirhams?$/, "dirhams", 1],
  [/^dinars?$/, "dinars", 1],
  [/^bolivars?$/, "bolivars", 1],
  [/^baht$/, "THB", 1],
  [/^ringgit$/, "MYR", 1],
  [/^rupiahs?$/, "IDR", 1],
  [/^zlot(?:y|ys|ies)$/, "PLN", 1],
  [/^(?:ethiopian )?birr$/, "ETB", 1],
  [/^(?:kenyan |ugandan |tanzanian )?shillings?$/, "shillings", 1],
  [/^(?:mexican )?pesos?$/, "pesos", 1],
  [/^(?:turkish )?lira$/, "lira", 1],
  [/^(?:swedish |norwegian |danish )?(?:kronor|kroner|krona|krone)$/, "kronor", 1],
  [/^(?:brazilian )?reais$/, "BRL", 1],
  [/^(?:iranian )?rials?$/, "rial", 1],
  [/^(?:south african )?rand$/, "ZAR", 1],
  [/^(?:nigerian )?naira$/, "NGN", 1],
  [/^(?:ukrainian )?hryvnias?$/, "UAH", 1],
  [/^(?:israeli )?shekels?$/, "ILS", 1],
];

const MONEY_AFTER = `(?:(?:US|U\\.S\\.|American|Australian|Canadian|British|Japanese|Chinese|Indian|Russian|Swiss|Mexican|Turkish|Swedish|Norwegian|Danish|Brazilian|Iranian|South African|Nigerian|Ukrainian|Israeli|Dutch|German|French|Belgian|South Korean|Finnish|Spanish|Hungarian|Saudi|Ethiopian|Kenyan|Ugandan|Tanzanian)\\s)?(?:dollars?|cents?|bucks?|pence|pounds?(?:\\ssterling)?(?!\\sof\\b)|euros?|yen|yuan|renminbi|rupees?|rou?bles?|francs?|pesos?|lira|kron(?:or|er|a|e)|reais|rials?|rand|naira|hryvnias?|shekels?|guilders?|markkaa?|pesetas?|penn(?:y|ies)|marks(?!\\s(?:out|for|on|in)\\b)|won(?=[\\s.,;)]?(?:$|\\(|[.,;)]|\\s(?:in|to|for|from|worth)))|riyals?|dirhams?|dinars?|bolivars?|baht|ringgit|rupiahs?|zlot(?:ys?|ies)|forints?|birr|shillings?)\\b|[\\p{Sc}元](?!\\s?\\d)|(?:${CODES})\\b`;

const UNITS: [RegExp, string][] = [
  [/^(?:percentage|pct)[\s-]points?$/, "percentage points"],
  [/^(?:%|per\s?cent|percent|pc|pct)$/, "percent"],
  [/^(?:basis[\s-]points?|bps)$/, "basis points"],
  [/^(?:km|kms|kilomet(?:er|re)s?)$/, "km"],
  [/^(?:miles?|mi)$/, "miles"],
  [/^(?:nautical[\s-]miles?)$/, "nautical miles"],
  [/^(?:mph|miles (?:per|an) hour)$/, "mph"],
  [/^(?:km\/h|kph|kmh|kilomet(?:er|re)s (?:per|an) hour)$/, "km/h"],
  [/^(?:m|met(?:er|re)s?)$/, "metres"],
  [/^(?:cm|centimet(?:er|re)s?)$/, "cm"],
  [/^(?:mm|millimet(?:er|re)s?)$/, "mm"],
  [/^(?:feet|foot|ft)$/, "feet"],
  [/^(?:inch|inches)$/, "inches"],
  [/^(?:yards?)$/, "yards"],
  [/^(?:acres?)$/, "acres"],
  [/^(?:hectares?|ha)$/, "hectares"],
  [/^(?:square|sq)[\s-](?:miles?|mi)$/, "square miles"],
  [/^(?:square|sq)[\s-](?:km|kilomet(?:er|re)s?)$/, "square km"],
  [/^(?:square|sq)[\s-](?:feet|foot|ft)$/, "square feet"],
  [/^(?:square|sq)[\s-](?:m|met(?:er|re)s?)$/, "square metres"],
  [/^(?:kg|kgs|kilos?|kilograms?)$/, "kg"],
  [/^(?:g|grams?)$/, "g"],
  [/^(?:mg|milligram(?:me)?s?)$/, "mg"],
  [/^(?:micrograms?|mcg)$/, "micrograms"],
  [/^(?:ml|millilit(?:er|re)s?)$/, "ml"],
  [/^cubic[\s-](?:m|met(?:er|re)s?)$/, "cubic metres"],
  [/^cubic[\s-](?:km|kilomet(?:er|re)s?)$/, "cubic km"],
  [/^cubic[\s-](?:feet|foot)$/, "cubic feet"],
  [/^(?:nanomet(?:er|re)s?|nm)$/, "nanometres"],
  [/^light[\s-]years?$/, "light-years"],
  [/^knots?$/, "knots"],
  [/^(?:kwh|kilowatt[\s-]hours?)$/, "kWh"],
  [/^(?:mwh|megawatt[\s-]hours?)$/, "MWh"],
  [/^(?:gwh|gigawatt[\s-]hours?)$/, "GWh"],
  [/^(?:bytes?)$/, "bytes"],
  [/^(?:metric tons?|tonnes?)$/, "tonnes"],
  [/^tons?$/, "tons"],
  [/^(?:lbs?|pounds?)$/, "pounds"],
  [/^(?:ounces?|oz)$/, "ounces"],
  [/^(?:lit(?:er|re)s?)$/, "litres"],
  [/^gallons?$/, "gallons"],
  [/^(?:mw|megawatts?)$/, "MW"],
  [/^(?:gw|gigawatts?)$/, "GW"],
  [/^(?:kw|kilowatts?)$/, "kW"],
  [/^(?:°\s?c|degrees?[\s-](?:c|celsius|centigrade))$/, "°C"],
  [/^(?:°\s?f|degrees?[\s-](?:f|fahrenheit))$/, "°F"],
  [/^(?:°|degrees?)$/, "degrees"],
  [/^(?:seconds?)$/, "seconds"],
  [/^(?:minutes?|mins?)$/, "minutes"],
  [/^(?:hours?|hrs?)$/, "hours"],
  [/^days?$/, "days"],
  [/^weeks?$/, "weeks"],
  [/^months?$/, "months"],
  [/^(?:years?|yrs?)$/, "years"],
  [/^decades?$/, "decades"],
  [/^times$/, "times"],
];

/** "Ten acre-feet", "5,000 man-hours": a measure of two is one unit. */
const COMPOUND =
  "(?:acre[\\s-](?:feet|foot)|(?:man|patient|person|staff|student|worker)-(?:hours?|days?|weeks?|months?|years?)|(?:ton|tonne)-(?:miles?|kilomet(?:er|re)s?))(?![\\p{L}\\p{N}])";
const IS_COMPOUND = new RegExp(`^${COMPOUND}$`, "u");

const UNIT_AFTER =
  "%|°\\s?[CF]?\\b|°|(?:percentage[\\s-]points?|pct\\spoints?|per\\s?cent(?!age)|pct|pc|basis[\\s-]points?|bps|nautical[\\s-]miles?|miles (?:per|an) hour|kilomet(?:er|re)s (?:per|an) hour|(?:square|sq)[\\s-](?:miles?|mi|km|kilomet(?:er|re)s?|feet|foot|ft|met(?:er|re)s?|m)|km\\/h|kph|kmh|mph|kms?|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|cm|centimet(?:er|re)s?|mm|millimet(?:er|re)s?|feet|foot|ft|inches|inch|yards?|acres?|hectares?|kgs?|kilos?|kilograms?|grams?|mg|milligram(?:me)?s?|micrograms?|mcg|ml|millilit(?:er|re)s?|cubic[\\s-](?:met(?:er|re)s?|kilomet(?:er|re)s?|feet|foot|km|m)|nanomet(?:er|re)s?|nm|light[\\s-]years?|knots?|(?:kilo|mega|giga)watt[\\s-]hours?|[kMG]Wh|bytes?|metric tons?|tonnes?|tons?|lbs?|pounds?(?=\\sof\\b)|ounces?|oz|lit(?:er|re)s?|gallons?|MW|megawatts?|GW|gigawatts?|kW|kilowatts?|degrees?(?:[\\s-](?:Celsius|Fahrenheit|centigrade|C|F))?|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|decades?|times)(?![\\p{L}\\p{N}])";

/** Regular expression source of a unit or currency that stands after its number. */
export const MEASURE_AFTER = `(?:${MONEY_AFTER}|${COMPOUND}|${UNIT_AFTER})`;

/** Regular expression source of the few units that may follow "half a". */
export const HALF_UNIT = `(?:(?:percentage[\\s-])?point|per\\s?cent|hour|day|week|month|year|decade|mile|kilomet(?:er|re)|met(?:er|re)|ton|tonne|acre|pound)\\b`;

/** The currency named by a sign or code before a number; a bare dollar sign stays as printed. */
export function currencyBefore(sign: string): string {
  if (/^\p{Ll}+ /u.test(sign)) return "$";
  return SIGNS[sign.toLowerCase().replace(" ", "")] ?? sign.toUpperCase();
}

/** The measure named by the words after a number; `factor` turns cents and pence into the whole coin. */
export function measureAfter(words: string): Measure {
  const phrase = words.toLowerCase().replace(/\s+/g, " ").trim();
  const unit = UNITS.find(([form]) => form.test(phrase));
  if (SIGNS[phrase] !== undefined) return { unit: null, currency: SIGNS[phrase], factor: 1 };
  const money = MONEY_WORDS.find(([form]) => form.test(phrase));
  if (money !== undefined && (unit === undefined || /^pounds?$/.test(phrase)))
    return { unit: null, currency: money[1], factor: money[2] };
  if (IS_COMPOUND.test(phrase)) return { unit: compoundUnit(phrase), currency: null, factor: 1 };
  if (unit !== undefined) return { unit: unit[1], currency: null, factor: 1 };
  return { unit: null, currency: phrase.toUpperCase(), factor: 1 };
}

/** "An acre-foot" is of acre-feet, "a man-hour" of man-hours. */
function compoundUnit(phrase: string): string {
  const joined = phrase.replace(" ", "-").replace(/foot$/, "feet");
  return /(?:feet|km|s)$/.test(joined) ? joined : `${joined}s`;
}
