import { useEffect, useRef } from "react";
import { Composer } from "./composer.tsx";
import { useDesk } from "./desk.ts";
import { AtWork } from "./message.tsx";
import { MessageList } from "./message-list.tsx";

/** A thread beside its channel. Escape closes it. */
export function ThreadPane({ channel, root, close }: { channel: string; root: string; close: () => void }) {
  const { snapshot } = useDesk();
  const head = useRef<HTMLHeadingElement>(null);
  const first = snapshot.messages.find((one) => one.ts === root && one.channel === channel);
  const place = snapshot.channels.find(({ id }) => id === channel);
  useEffect(() => head.current?.focus(), []);
  const replies = snapshot.messages.filter((one) => one.thread === root && one.channel === channel);
  return (
    <aside className="thread" aria-label="Thread" onKeyDown={(event) => event.key === "Escape" && close()}>
      <header className="pane-header">
        <div>
          <h2 tabIndex={-1} ref={head}>
            Thread
          </h2>
          {place && <p>{place.kind === "im" ? "Briefdesk" : `#${place.name}`}</p>}
        </div>
        <button type="button" className="plain" onClick={close}>
          Close<span className="unseen"> thread</span>
        </button>
      </header>
      {first ? (
        <MessageList label="Replies" messages={replies} root={first} />
      ) : (
        <p className="loading">The message that began this thread is gone.</p>
      )}
      <AtWork channel={channel} thread={root} />
      {place && first && <Composer channel={place} thread={root} />}
    </aside>
  );
}
