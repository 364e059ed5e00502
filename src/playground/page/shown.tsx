import { memo, type ReactNode } from "react";
import { type Block, Message } from "slack-blocks-to-jsx";
import type { Json } from "../state.ts";
import { useDesk } from "./desk.ts";
import { objectOf } from "./shapes.ts";

/** A block that only shows something. The library sets it; it never makes HTML out of words. */
export const Shown = memo(function Shown({ block }: { block: Json }) {
  const { snapshot, theme } = useDesk();
  const users = snapshot.people.map(({ id, name }) => ({ id, name }));
  const channels = snapshot.channels.map(({ id, name }) => ({ id, name }));
  return (
    <Message
      blocks={[withoutVerbatim(block) as unknown as Block]}
      name=""
      logo=""
      theme={theme}
      withoutWrapper
      data={{ users, channels }}
      hooks={{ link: ({ href, children }) => <Out href={href}>{children}</Out> }}
    />
  );
});

/** The library takes `verbatim` for "no markup"; to Slack it means that bare addresses and names are not made into links. */
function withoutVerbatim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVerbatim);
  const object = objectOf(value);
  if (!object) return value;
  const { verbatim: _, ...rest } = object;
  return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, withoutVerbatim(one)]));
}

/** A link opens beside the page, and only when it leads to the web. */
function Out({ href, children }: { href: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
