import countryNames from "i18n-iso-countries/langs/en.json" with { type: "json" };
import nationalityNames from "i18n-nationality/langs/en.json" with { type: "json" };
import { sortedList } from "./sorted-list.ts";

function lines(text: string): string[] {
  return text.split(/\s*[|\n]\s*/).filter(Boolean);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Whether a folded, lower-case word is a given name or surname (humannames: wide, so weak evidence for common words). */
export const isHumanName = sortedList("names.txt");

/** Whether a lower-case word stands in a dictionary of common English words. */
export const isCommonWord = sortedList("words.txt");

/** Whether a lower-case noun says what somebody does: "shopkeeper", "biologist" (WordNet). */
export const isOccupation = sortedList("occupations.txt");

const isCity = sortedList("cities.txt");

const COUNTRIES = new Set(
  [
    ...Object.values(countryNames.countries).flat(),
    ...lines(`U.S.|US|USA|U.S.A.|United States|America|U.K.|UK|Britain|Great Britain|England|Scotland|Wales|Northern Ireland
    Russia|Iran|Syria|South Korea|North Korea|Korea|Taiwan|Palestine|Vatican|Kosovo|Czech Republic|Czechia|Turkey|Türkiye
    Ivory Coast|Congo|DRC|Vietnam|Laos|Bolivia|Venezuela|Tanzania|Moldova|Macedonia|Burma|Macau|Hong Kong|UAE|Soviet Union
    Yugoslavia|Holland|The Gambia|Swaziland|Cape Verde|Micronesia|East Timor|Brunei|Somaliland|Libya|Prussia|Czechoslovakia`),
  ].map((name) => name.toLowerCase()),
);

const REGIONS = new Set(
  lines(`Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa
  Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada
  New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island
  South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|D.C.
  Washington D.C.|District of Columbia|New York City|Puerto Rico|New England|Great Plains|Plains|Midwest|Upper Midwest|Middle East|Far East|Near East|Europe|Asia|Africa|Oceania
  Antarctica|North America|South America|Latin America|Central America|Central Asia|South Asia|Southeast Asia|East Asia
  Eastern Europe|Western Europe|West Africa|East Africa|North Africa|Southern Africa|Sahel|Balkans|Caucasus|Caribbean
  Scandinavia|Gaza|Gaza Strip|West Bank|Crimea|Donbas|Donbass|Kashmir|Kurdistan|Siberia|Tibet|Xinjiang|Catalonia|Bavaria
  Darfur|Chechnya|Levant|Maghreb|Arctic|Atlantic|Pacific|Mediterranean|Baltic|Red Sea|Black Sea|Persian Gulf|Gulf of Mexico
  Ontario|Quebec|British Columbia|Alberta|Manitoba|Nova Scotia|Queensland|New South Wales|Tasmania|Punjab|Kerala|Anbar
  Yorkshire|Kent|Essex|Sussex|Surrey|Devon|Cornwall|Lancashire|Hampshire|Norfolk|Suffolk|Brooklyn|Manhattan|Queens|Bronx
  Long Island|Los Angeles|Hollywood|Silicon Valley|Wall Street|Normandy|Tuscany|Sicily|Jutland|Ulster|Mesopotamia
  Euphrates|Tigris|Nile|Danube|Rhine|Amazon|Himalayas|Alps|Strait of Hormuz|Capitol Hill|St. Louis|San Francisco`).map(
    (name) => name.toLowerCase(),
  ),
);

/** Buildings that speak for the body inside them. */
const METONYMS = new Set(
  lines(`Pentagon|Kremlin|White House|Downing Street|Number 10|No. 10|Foggy Bottom|Quai d'Orsay|Élysée|Elysee|Whitehall
  Capitol|Blue House|Holy See|Bundestag|Knesset|Duma|Rada|Riksdag|Storting|Diet|Congress|Senate|House of Representatives
  House of Commons|House of Lords|Parliament|Supreme Court|State Department|Treasury|Scotland Yard|Politburo|Majlis`).map(
    (name) => name.toLowerCase(),
  ),
);

const ACRONYMS = new Set(
  words(`UN U.N. EU E.U. NATO Nato FBI CIA NSA DOJ DHS ICE FEMA EPA FDA CDC FCC FTC SEC IRS GOP DNC RNC IMF WTO OPEC OECD WHO
  BBC CNN NBC ABC CBS AP AFP NPR PBS FT WSJ IAEA ICC ICJ UNHCR UNICEF Unicef UNESCO Unesco ASEAN BRICS ECB Fed MI5 MI6 NHS
  Hamas Hezbollah Hizbollah Taliban Houthis ISIS ISIL Daesh DAESH Boko Fatah PKK YPG IRA ETA Interpol Europol Reuters Xinhua
  Tass Bloomberg Facebook Google Microsoft Apple Amazon Tesla Boeing Airbus Toyota Samsung Sony IBM Intel Nvidia OpenAI Meta
  Netflix Disney Greenpeace Amnesty Oxfam FIFA Fifa UEFA Uefa NFL NBA MLB NHL IOC AFL NCAA WWE MTV HBO ITV EMI
  Democrats Republicans Tories Labour Likud Kuomintang Mossad Stasi KGB NASA Nasa ESA USAID UNRWA`),
);

/** Places to publish one's words: never an actor. */
const PLATFORMS = new Set(
  lines(`Truth Social|Twitter|X|Facebook|Instagram|YouTube|TikTok|Telegram|WhatsApp|Threads|Bluesky|Mastodon|LinkedIn|Reddit
  Snapchat|Weibo|WeChat|VK|Substack|Signal|Discord|Twitch|Zoom|Skype|Google|Netflix`).map((name) => name.toLowerCase()),
);

const DEMONYMS = new Set(
  [
    ...Object.values(nationalityNames.nationalities).flat(),
    ...words(`American British English Scottish Welsh Irish French German Spanish Dutch Danish Swedish Norwegian Finnish Polish Czech
    Turkish Greek Russian Ukrainian Chinese Japanese Korean Indian Pakistani Iranian Iraqi Syrian Israeli Palestinian Arab
    Arabic Kurdish Yazidi Yezidi Persian Jewish Muslim Islamic Christian Catholic Protestant Orthodox Sunni Shia Shiite Shi'ite
    Buddhist Hindu Sikh European African Asian Latin Hispanic Latino Caribbean Balkan Baltic Nordic Western Eastern Southern
    Northern Soviet Nazi Communist Islamist Republican Democratic Democrat Conservative Liberal Socialist Marxist Roman
    Bavarian Texan Californian Alaskan Hawaiian Venezuelan Emirati Filipino Argentine Afghan Thai Swiss Belgian Burmese
    Roma Gypsy Anglo Celtic Slavic Ottoman Byzantine Aboriginal Inuit Cherokee Mexican Canadian Brazilian Cuban Dominican`),
  ].flatMap((name) => [name.toLowerCase(), `${name.toLowerCase()}s`]),
);

const PEOPLES: Readonly<Record<string, string | readonly string[]>> = nationalityNames.nationalities;
const PEOPLE_BY_COUNTRY = new Map(
  Object.entries(countryNames.countries).flatMap(([code, forms]) =>
    [forms].flat().map((form) => [form.toLowerCase(), [PEOPLES[code] ?? []].flat()] as const),
  ),
);

/** What a country's people are called: "British" of the United Kingdom; none where no list knows. */
export function demonymsOf(country: string): readonly string[] {
  return PEOPLE_BY_COUNTRY.get(country.toLowerCase()) ?? [];
}

const ORGANISATION_HEADS = new Set(
  words(`department ministry agency authority bureau office commission committee council board court parliament congress senate
  assembly cabinet government administration party union federation association organisation organization institute institution
  university college school academy hospital museum foundation fund bank group company corporation corp inc ltd llc plc co
  corps army navy marines guard forces force police brigade brigades battalion regiment division militia front movement
  brotherhood network coalition alliance league society club team times post news journal herald tribune gazette ledger
  telegraph guardian observer press broadcasting radio television tv channel agency airlines airways motors industries
  holdings partners systems technologies records studios pictures entertainment orchestra band church mission command
  secretariat embassy consulate tribunal service services center centers centre centres legion reserve treasury exchange caliphate syndicate
  cartel mafia gang crew junta taskforce initiative campaign trust charity laboratory laboratories observatory chamber
  airforce state-department hydro energy power petroleum pharma pharmaceuticals telecom logistics insurance capital ventures watch international united fc rovers wanderers giants yankees
  media publishing publications publishers lines composites software semiconductor semiconductors entertainment foods brewing
  brewery distillery steel mining mills engineering construction consulting solutions missions scouts clinic library zoo brothers
  sons productions enterprises ventures chemicals electronics instruments infantry airborne fleet squadron wing
  lottery confederation constabulary conservatory choir ensemble quartet philharmonic symphony diocese
  archdiocese synod ballet opera cooperative consortium`),
);

const PLACE_HEADS = new Set(
  words(`river mountain mountains mount mt lake sea ocean gulf strait bay island islands isle isles peninsula valley desert
  province governorate county district city town village region street avenue road boulevard square park bridge dam airport
  cay cays port harbor harbour canal creek coast hills hill heights beach forest plateau basin highway territory territories republic
  barrage stadium plaza station hall tower castle palace cathedral parish estate courthouse auditorium theatre theater arena
  camp railroad railway prison cemetery monument hotel base field fields empire mosque temple crossing checkpoint governorates
  dock docks quay pier wharf brook pond playfield playground ave way place corner reservoir oval rink circuit junction falls hook ridge
  gardens lane trail tunnel pass point shore springs marsh swamp glacier marina raceway speedway racecourse ranch dunes`),
);

/** Last words of days, laws, works and events: names, but of nobody who acts. */
const THINGS = new Set(
  words(`day days week month year amendment act plan constitution war agreement treaty bill law session resolution award awards
  games cup bowl report convention conference summit strategy program programme project deal accord protocol charter code index
  prize medal festival championship championships election elections revolution crisis era age century battle siege show album song film book movie tour eve christmas easter ramadan eid christianity islam god english bible quran`),
);

const NEVER = new Set(
  words(`I Longtime Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
  October November December Login Log Sign Subscribe Advertisement Newsletter Share Copyright Read Photo Image AM PM GMT UTC ET PT EST EDT
  PST PDT CST CDT MST MDT BST CET CEST AEST
  Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec OK Ok TV Va Calif Fla Ky Mich Wis Ala Ariz Conn Minn Neb Nev Okla Tenn Tex Wyo Ont`).map(
    (word) => word.toLowerCase(),
  ),
);

function has(set: ReadonlySet<string>): (name: string) => boolean {
  return (name) => set.has(name.toLowerCase().replace(/^the /, ""));
}

/** Whether the name is a country, as news writes it. */
export const isCountry = has(COUNTRIES);
/** Whether the name is a US state, a world region or a well-known part of a country. */
export const isRegion = has(REGIONS);
/** Whether the name is a seat of power that stands for its body ("the Kremlin"). */
export const isMetonym = has(METONYMS);
/** Whether the name is a platform where people publish their words. */
export const isPlatform = has(PLATFORMS);
/** Whether a word alone is a demonym, a faith or a persuasion, and so no name. */
export const isDemonym = has(DEMONYMS);
/** Whether a word ends the name of an organisation ("Council", "Times"). */
export const isOrganisationHead = has(ORGANISATION_HEADS);
/** Whether a word ends, or for "Lake" and "Mount" begins, the name of a place. */
export const isPlaceHead = has(PLACE_HEADS);
/** Whether a name is of a day, law, work or event, by its last word or by the one before "of" ("Treaty of Velmar"). */
export function isThing(name: string): boolean {
  const lower = name.replace(/ (?:[IVXL]+|\d+)$/, "").toLowerCase();
  const [, head = ""] = /(\S+) (?:of|for) /.exec(lower) ?? [];
  // "The Institute for the Study of War" is no war.
  if (isOrganisationHead(head)) return false;
  return THINGS.has(lower.slice(lower.lastIndexOf(" ") + 1)) || THINGS.has(head) || lower === "state of the union";
}
/** Whether a capitalised word is never part of a name by itself: weekdays, months, page furniture. */
export const isNeverName = has(NEVER);

/** Whether the name is a known body: agencies by acronym, militant groups, companies. */
export function isKnownBody(name: string): boolean {
  return ACRONYMS.has(name);
}

/** Whether the name is a country, a region, a city of more than 150,000 people or a place that WordNet knows. */
export function isPlace(name: string): boolean {
  const folded = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return isCountry(name) || isRegion(name) || isCity(folded);
}
