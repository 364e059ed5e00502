import type { ArticleRecord } from "#domain/article.ts";

const OPINION =
  /^(?:opinions?|editorials?|commentary|op-?eds?|columns?|columnists?|comment is free|commentisfree|letters to the editor|guest essays?)$/i;
const OPINION_TITLE =
  /^(?:opinion|editorial|commentary|op-ed|column)\s*[:|–—-]|\s[|–—-]\s*(?:opinion|editorial|commentary|op-ed)$/i;
/** "Opinion by Ilse Varn", "Ilse Varn, columnist": how a byline tells whose view stands there. */
const OPINION_BYLINE =
  /^(?:an? )?(?:opinion|editorial|commentary|op-ed|column|comment)(?: by\b|\s*[:|–—-])|[,|–—-]\s*(?:(?:opinion |guest )?columnist|opinion)$/i;

/**
 * The labels of an article: those given, and "opinion" where its title, its byline, its place on the site or its feed's categories say so. An
 * opinion piece supports no fact.
 */
export function labelsFor(
  record: ArticleRecord,
  given: readonly string[],
  categories: readonly string[] = [],
): string[] {
  const sections = (URL.parse(record.url ?? "")?.pathname ?? "").split("/").filter((part) => part !== "");
  const opinion =
    OPINION_TITLE.test(record.title ?? "") ||
    OPINION_BYLINE.test(record.byline ?? "") ||
    [...sections.slice(0, -1), ...categories].some((name) => OPINION.test(name.replaceAll("-", " ").trim()));
  return [...new Set([...given, ...(opinion ? ["opinion"] : [])])];
}
