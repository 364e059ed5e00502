/** Names before a host under which the same publisher serves its pages and its feeds. */
const SERVED_AS = /^(?:www|m|mobile|amp|feeds?|rss)\./;

/** Whether an address lies on the host that a feed or a page came from, or below it: whoever answers there may say what it holds. */
export function isOwnLink(link: string, from: string | null | undefined): boolean {
  const [host, own] = [hostOf(link), hostOf(from ?? "")];
  return own !== "" && (host === own || host.endsWith(`.${own}`));
}

function hostOf(address: string): string {
  return (URL.parse(address)?.host ?? "").replace(SERVED_AS, "");
}
