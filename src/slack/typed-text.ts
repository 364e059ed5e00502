/** Slack's marks as the words they stand for. */
export function plainText(text: string): string {
  return text
    .replace(/<(?:[@#!][^>|]*\|([^>]*)|[@#!][^>]*)>/g, (_, label: string | undefined) => label ?? " ")
    .replace(/<(https?:[^>|]*)(?:\|[^>]*)?>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
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
