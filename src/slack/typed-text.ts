/** Slack's marks as the words they stand for. */
export function plainText(text: string): string {
  return text
    .replace(/<(?:[@#!][^<>|]*\|([^<>]*)|[@#!][^<>]*)>/g, (_, label: string | undefined) => label ?? " ")
    .replace(/<((?:https?|mailto|tel):[^<>|]*)(?:\|([^<>]*))?>/gi, (_, address: string, label?: string) =>
      asTyped(address, label),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** Slack makes a link of every bare domain and mail address: what was typed stands in its label. A link with words for a label is an address. */
function asTyped(address: string, label = ""): string {
  const bare = address.replace(/^\w+:(?:\/\/)?/, "");
  if (!/^https?:/i.test(address)) return label || bare;
  const isOwn = label.replace(/\/$/, "").toLowerCase() === bare.replace(/\/$/, "").toLowerCase();
  return isOwn ? label : address;
}

/** Whom somebody named, as Slack marks people and user groups. */
export type NamedIn = { readonly kind: "user" | "group"; readonly id: string };

/** The people and user groups that a text names, each once, in order. */
export function namedIn(raw: string): NamedIn[] {
  const people = /<@(?<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>|<!subteam\^(?<group>S[A-Z0-9]+)(?:\|[^>]*)?>/g;
  const found = [...raw.matchAll(people)].map(
    ({ groups }): NamedIn =>
      groups?.user === undefined ? { kind: "group", id: groups?.group ?? "" } : { kind: "user", id: groups.user },
  );
  return [...new Map(found.map((one) => [one.id, one])).values()];
}
