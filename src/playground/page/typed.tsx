import { useDesk } from "./desk.ts";

const TOKENS = /(<[@#]\w+(?:\|[^>]*)?>|<https?:[^>]+>|<![^>]+>)/g;

/** Plain text as Slack passes it on: mentions, channels and addresses stand in angle brackets, everything else is words. */
export function Typed({ text }: { text: string }) {
  const parts = text.split(TOKENS).map((part, at) => ({ part, at }));
  return (
    <p className="typed">
      {parts.map(({ part, at }) => (at % 2 === 1 ? <Token key={at} token={part} /> : plain(part)))}
    </p>
  );
}

function Token({ token }: { token: string }) {
  const { snapshot } = useDesk();
  const inside = token.slice(1, -1);
  if (inside.startsWith("@")) {
    const user = snapshot.people.find(({ id }) => `@${id}` === inside.split("|")[0]);
    return <span className="mention">@{user?.name ?? inside.slice(1)}</span>;
  }
  if (inside.startsWith("#")) {
    const channel = snapshot.channels.find(({ id }) => `#${id}` === inside.split("|")[0]);
    return <span className="mention">#{channel?.name ?? inside.slice(1)}</span>;
  }
  if (inside.startsWith("!")) return <span className="mention ping">@{inside.slice(1).split("|")[0]}</span>;
  const [url = "", label] = plain(inside).split("|");
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {label ?? url}
    </a>
  );
}

const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
