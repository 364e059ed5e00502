import { type ReactNode, useEffect, useRef } from "react";
import type { PageMessage } from "../wire.ts";
import { Message } from "./message.tsx";

/** How near its end a list must be to follow what is new. In pixels. */
const NEAR = 160;

/** Messages, oldest first. It follows what is new unless the reader has scrolled up. `children` stand in it while it is empty. */
export function MessageList({
  label,
  messages,
  root,
  children,
}: {
  label: string;
  messages: readonly PageMessage[];
  root?: PageMessage;
  children?: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const last = messages.at(-1);
  const mark = `${last?.ts ?? ""} ${last ? JSON.stringify(last.blocks).length : 0}`;
  useEffect(() => {
    const at = list.current;
    if (at && mark && (last?.mine || at.scrollHeight - at.scrollTop - at.clientHeight < NEAR + newest(at)))
      at.scrollTop = startOfNewest(at);
  }, [mark, last?.mine]);
  return (
    // The list scrolls, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus (WCAG 2.1.1)
    <div className="messages" role="log" aria-label={label} ref={list} tabIndex={0}>
      {root && <Message message={root} inThread />}
      {root && (
        <p className="rule">
          {messages.length === 0
            ? "No replies yet"
            : `${messages.length} ${messages.length === 1 ? "reply" : "replies"}`}
        </p>
      )}
      {messages.length === 0 && children}
      {messages.map((one) => (
        <Message key={one.ts} message={one} inThread={root !== undefined} />
      ))}
    </div>
  );
}

function newest(list: HTMLElement): number {
  return (list.lastElementChild as HTMLElement | null)?.offsetHeight ?? 0;
}

/** A long message is shown from its beginning: the reader scrolls on, never back. */
function startOfNewest(list: HTMLElement): number {
  const at = list.lastElementChild as HTMLElement | null;
  if (!at || at.offsetHeight < list.clientHeight) return list.scrollHeight;
  return at.offsetTop - list.offsetTop;
}
