import ipaddr from "ipaddr.js";

/** Why an IP address is not fetched from, in two or three words, or null when it is an ordinary public one. */
export function notPublic(address: string): string | null {
  const bare = address.replace(/^\[|\]$/g, "");
  if (!ipaddr.isValid(bare)) return "no valid address";
  const parsed = ipaddr.process(bare);
  const range = parsed.range();
  if (range !== "unicast") return SAID[range] ?? "a reserved address";
  // Only 2000::/3 is handed out; this also shuts v4-compatible and other forms that smuggle a v4 address.
  if (parsed instanceof ipaddr.IPv6 && ((parsed.parts[0] ?? 0) & 0xe000) !== 0x2000) return "a reserved address";
  return null;
}

const SAID: Readonly<Record<string, string>> = {
  loopback: "a loopback address",
  private: "a private address",
  uniqueLocal: "a private address",
  linkLocal: "a link-local address",
  carrierGradeNat: "a carrier's inner address",
  multicast: "a multicast address",
  broadcast: "a broadcast address",
  unspecified: "the unspecified address",
};

/** Whether a host, as a URL spells it, is an IP address and not a name. */
export function isAddress(host: string): boolean {
  return host.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(host);
}

/** Whether a URL's host was opened by name: as "host" for every port, or as "host:port". */
export function isOpened(url: URL, allowHosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const names = [url.hostname, `${url.hostname}:${port}`, url.hostname.replace(/^\[|\]$/g, "")];
  return allowHosts.some((host) => names.includes(host.trim().toLowerCase()));
}
