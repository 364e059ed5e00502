import type { Json, Team } from "./state.ts";

const TOKENS = /<@[UW]\w+>|<https?:[^<>\s]+>|https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]]|@[\p{L}\p{N}._-]+/gu;

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
  return URL.canParse(url) ? { text: `<${url.replaceAll("&", "&amp;")}>`, element: { type: "link", url } } : null;
}

function mention(team: Team, token: string): { text: string; element: Json } | null {
  const user = [...team.users.values()].find(({ id, name }) => token === `@${name}` || token === `<@${id}>`);
  if (user) return { text: `<@${user.id}>`, element: { type: "user", user_id: user.id } };
  const group = [...team.groups.values()].find(({ handle }) => token === `@${handle}`);
  const text = `<!subteam^${group?.id}|@${group?.handle}>`;
  return group ? { text, element: { type: "usergroup", usergroup_id: group.id } } : null;
}
