import type { Json, Team } from "./state.ts";

/** Endings by which Slack knows a bare domain; it knows many more. */
const ENDINGS = "com|org|net|io|info|news|gov|edu|eu|de|fr|ch|co\\.uk|uk";
const TOKENS = new RegExp(
  [
    "<@[UW]\\w+>|<https?:[^<>\\s]+>",
    "https?:\\/\\/[^\\s<>]*[^\\s<>.,;:!?)\\]]",
    "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
    `(?<![\\w@/.-])(?:[a-z\\d-]+\\.)+(?:${ENDINGS})(?![\\w-])(?:\\/[^\\s<>]*[^\\s<>.,;:!?)\\]])?`,
    "@[\\p{L}\\p{N}._-]+",
  ].join("|"),
  "giu",
);

/** What a person typed, as Slack passes it on: mentions and addresses in angle brackets, every other bracket as an entity, and rich text beside. */
export function asTyped(team: Team, typed: string): { text: string; blocks: Json[] } {
  const parts: { text: string; element: Json }[] = [];
  let from = 0;
  const plain = (words: string) => {
    if (words !== "") parts.push({ text: escaped(words), element: { type: "text", text: words } });
  };
  for (const match of typed.matchAll(TOKENS)) {
    const found = tokenOf(team, match[0]);
    if (!found) continue;
    plain(typed.slice(from, match.index));
    parts.push(found);
    from = match.index + match[0].length;
  }
  plain(typed.slice(from));
  const elements = parts.map(({ element }) => element);
  const section = { type: "rich_text_section", elements };
  return { text: parts.map(({ text }) => text).join(""), blocks: [{ type: "rich_text", elements: [section] }] };
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function tokenOf(team: Team, token: string): { text: string; element: Json } | null {
  if (token.startsWith("@") || token.startsWith("<@")) return mention(team, token);
  const url = token.replace(/^<|(?:\|[^>]*)?>$/g, "");
  if (/^https?:/i.test(url)) return URL.canParse(url) ? link(url) : null;
  return link(token.includes("@") ? `mailto:${token}` : `http://${token}`, token);
}

/** A link as Slack marks it: with what was typed for a label where that is no whole address. */
function link(url: string, label?: string): { text: string; element: Json } {
  const marked = [url, label].filter((one) => one !== undefined).map(escaped);
  return {
    text: `<${marked.join("|")}>`,
    element: { type: "link", url, ...(label === undefined ? {} : { text: label }) },
  };
}

function mention(team: Team, token: string): { text: string; element: Json } | null {
  const user = [...team.users.values()].find(({ id, name }) => token === `@${name}` || token === `<@${id}>`);
  if (user) return { text: `<@${user.id}>`, element: { type: "user", user_id: user.id } };
  const group = [...team.groups.values()].find(({ handle }) => token === `@${handle}`);
  const text = `<!subteam^${group?.id}|@${group?.handle}>`;
  return group ? { text, element: { type: "usergroup", usergroup_id: group.id } } : null;
}
