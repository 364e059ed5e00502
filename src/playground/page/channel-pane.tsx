import { useEffect } from "react";
import type { PageChannel } from "../wire.ts";
import type { Place } from "./app.tsx";
import { Composer } from "./composer.tsx";
import { useDesk } from "./desk.ts";
import { MessageList } from "./message-list.tsx";
import { PaneHeader } from "./pane-header.tsx";

/** A channel or a direct message: what was said, and the place to say something. */
export function ChannelPane({ id, go, showList }: { id: string; go: (place: Place) => void; showList: () => void }) {
  const { snapshot, act } = useDesk();
  const channel = snapshot.channels.find((one) => one.id === id);
  const direct = channel?.kind === "im";
  useEffect(() => {
    if (direct) void act({ kind: "open", tab: "messages" });
  }, [direct, act]);
  if (!channel) return <p className="loading">This channel is not there any more.</p>;
  const messages = snapshot.messages.filter((one) => one.channel === id && one.thread === null);
  return (
    <>
      <PaneHeader title={titleOf(channel)} about={aboutOf(channel)} showList={showList}>
        {direct && (
          <button type="button" className="plain" onClick={() => go({ channel: id, thread: null, home: true })}>
            Home
          </button>
        )}
      </PaneHeader>
      <MessageList label={direct ? "Messages with Briefdesk" : `Messages in ${channel.name}`} messages={messages}>
        <Welcome channel={channel} />
      </MessageList>
      <Prompts channel={id} />
      <Composer channel={channel} thread={null} />
    </>
  );
}

function titleOf(channel: PageChannel): string {
  if (channel.kind === "im") return "Briefdesk";
  return `${channel.kind === "group" ? "🔒" : "#"} ${channel.name}`;
}

function aboutOf(channel: PageChannel): string {
  if (channel.kind === "im") return "Direct messages with the app";
  return channel.withBot ? channel.topic : "Briefdesk is not in this channel. /invite @briefdesk lets it in.";
}

/** What stands in an empty channel: what this is, and what to try. */
function Welcome({ channel }: { channel: PageChannel }) {
  const { snapshot, tryAct } = useDesk();
  const tries = snapshot.tries.filter((typed) => channel.kind !== "im" || !typed.startsWith("@"));
  return (
    <div className="welcome">
      <h3>Try Briefdesk here</h3>
      <p>
        This page stands in for Slack. It runs on your machine alone: nothing you type leaves it, and it is all gone
        when you stop it. Briefdesk itself is the real one.
      </p>
      <ul>
        {tries.map((typed) => (
          <li key={typed}>
            <button
              type="button"
              onClick={() => void tryAct({ kind: "say", channel: channel.id, thread: null, text: typed })}
            >
              {typed}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The questions that the app offers in a direct message. */
function Prompts({ channel }: { channel: string }) {
  const { snapshot, tryAct } = useDesk();
  const offered = snapshot.prompts.find((one) => one.channel === channel);
  if (!offered) return null;
  return (
    <section className="prompts" aria-label={offered.title ?? "Suggested questions"}>
      <p>{offered.title ?? "Suggested questions"}</p>
      {offered.prompts.map(({ title, message }) => (
        <button
          key={title}
          type="button"
          onClick={() => void tryAct({ kind: "say", channel, thread: null, text: message })}
        >
          {title}
        </button>
      ))}
    </section>
  );
}
