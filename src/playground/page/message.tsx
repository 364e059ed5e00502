import { useState } from "react";
import type { PageMessage } from "../wire.ts";
import { Blocks } from "./blocks.tsx";
import { useDesk } from "./desk.ts";
import { Typed } from "./typed.tsx";

/** One message: who, when, what, and what can be done with it. */
export function Message({ message, inThread }: { message: PageMessage; inThread: boolean }) {
  const { snapshot } = useDesk();
  const [hidden, setHidden] = useState(false);
  const author = snapshot.people.find(({ id }) => id === message.user);
  const name = author?.realName ?? message.user;
  if (hidden) return null;
  return (
    <article className={message.alone ? "message alone" : "message"} aria-label={`${name} at ${timeOf(message.ts)}`}>
      <span className={`avatar of-${author?.role ?? "member"}`} aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <div className="said">
        <p className="byline">
          <strong>{name}</strong> {author?.bot && <span className="badge">APP</span>}{" "}
          <time dateTime={new Date(Number(message.ts) * 1000).toISOString()}>{timeOf(message.ts)}</time>
          {message.edited && <span className="faint"> (edited)</span>}
        </p>
        {message.alone && (
          <p className="faint">
            Only visible to you ·{" "}
            <button type="button" className="quiet" onClick={() => setHidden(true)}>
              Dismiss
            </button>
          </p>
        )}
        {message.bot && message.blocks.length > 0 ? (
          <Blocks blocks={message.blocks} at={{ channel: message.channel, ts: message.ts }} />
        ) : (
          <Typed text={message.text} />
        )}
        {message.streaming && <p className="faint">Writing…</p>}
        <Reactions message={message} />
        {!inThread && <Below message={message} />}
      </div>
      {!message.alone && <Doings message={message} inThread={inThread} />}
    </article>
  );
}

/** The clock time of a message, in the reader's own zone. */
function timeOf(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function Reactions({ message }: { message: PageMessage }) {
  if (message.reactions.length === 0) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {message.reactions.map(({ name, count }) => (
        <li key={name}>
          :{name}: {count}
        </li>
      ))}
    </ul>
  );
}

/** Under a message: what the app is doing in its thread, and the way into it. */
function Below({ message }: { message: PageMessage }) {
  const { snapshot, openThread } = useDesk();
  const replies = snapshot.messages.filter((one) => one.thread === message.ts && one.channel === message.channel);
  return (
    <>
      <AtWork channel={message.channel} thread={message.ts} />
      {replies.length > 0 && (
        <button type="button" className="to-thread" onClick={() => openThread(message.channel, message.ts)}>
          {replies.length} {replies.length === 1 ? "reply" : "replies"} <span className="faint">View thread</span>
        </button>
      )}
    </>
  );
}

/** What the app says that it is doing, with a button to stop it where it can be stopped. */
export function AtWork({ channel, thread }: { channel: string; thread: string }) {
  const { snapshot, tryAct } = useDesk();
  const status = snapshot.statuses.find((one) => one.channel === channel && one.thread === thread);
  if (!status || (status.text === "" && status.session !== "processing")) return null;
  return (
    <p className="at-work" role="status">
      {status.text === "" ? "Briefdesk is working…" : `Briefdesk ${status.text}`}
      {status.session === "processing" && (
        <button type="button" className="plain" onClick={() => void tryAct({ kind: "stop", channel, thread })}>
          Stop
        </button>
      )}
    </p>
  );
}

/** What can be done with a message: reply, or one of the app's shortcuts. */
function Doings({ message, inThread }: { message: PageMessage; inThread: boolean }) {
  const { snapshot, openThread, tryAct } = useDesk();
  const { channel, ts } = message;
  const here = snapshot.channels.find(({ id }) => id === channel);
  const shortcuts = here?.withBot ? snapshot.shortcuts : [];
  return (
    <fieldset className="doings" aria-label="Message actions">
      {!inThread && (
        <button type="button" onClick={() => openThread(channel, message.thread ?? ts)}>
          Reply in thread
        </button>
      )}
      {shortcuts.map(({ callback, name }) => (
        <button key={callback} type="button" onClick={() => void tryAct({ kind: "shortcut", callback, channel, ts })}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
