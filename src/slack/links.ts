/** Links that one message may file. */
const MOST_LINKS = 5;

/** The web addresses in a message: those that Slack marked as links, and bare ones in a command's text. Each once, in order. */
export function linksIn(text: string): string[] {
  const marked = [...text.matchAll(/<(https?:\/\/[^>|\s]+)(?:\|[^>]*)?>/gi)].map(([, url = ""]) => url);
  const bare = [...text.replace(/<[^>]*>/g, " ").matchAll(/https?:\/\/[^\s<>"]+/gi)].map(([url]) => url);
  const urls = [...marked, ...bare].map((url) => url.replaceAll("&amp;", "&")).filter((url) => URL.canParse(url));
  return [...new Set(urls)].slice(0, MOST_LINKS);
}
