import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { PageChannel } from "../wire.ts";
import { CompletionList } from "./completion-list.tsx";
import { type Completion, completionsOf } from "./completions.ts";
import { useDesk } from "./desk.ts";

/** Where something is said. Enter sends, Shift+Enter begins a line, "/" and "@" offer what may follow. */
export function Composer({ channel, thread }: { channel: PageChannel; thread: string | null }) {
  const { tryAct } = useDesk();
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const completing = useCompleting(text, thread !== null, setText);
  // The words go at once, so that what is typed meanwhile stays; what was refused comes back.
  const send = async () => {
    const words = text.trim();
    if (words === "") return;
    setText("");
    field.current?.focus();
    const outcome = await tryAct({ kind: "say", channel: channel.id, thread, text: words });
    if (outcome.kind !== "ok") setText((typed) => (typed === "" ? words : typed));
  };
  const keyed = (event: KeyboardEvent) => {
    const sends = event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!completing.keyed(event.key)) {
      if (!sends) return;
      void send();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const label = thread === null ? `Message ${channel.kind === "im" ? "Briefdesk" : `#${channel.name}`}` : "Reply";
  const { offered, chosen } = completing;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <CompletionList id={listId} offered={offered} chosen={chosen} take={completing.take} />
      <textarea
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={offered.length > 0 ? `${listId}-${chosen}` : undefined}
        placeholder={thread === null ? `${label}, or type / for commands` : "Reply, or ask about this briefing"}
        rows={Math.min(8, text.split("\n").length)}
        maxLength={12_000}
        value={text}
        onKeyDown={keyed}
        onChange={(event) => completing.typed(event.target.value)}
      />
      <button type="submit" disabled={text.trim() === ""}>
        Send
      </button>
    </form>
  );
}

/** What is offered while something is typed, and which of it is chosen. `keyed` says whether a key was meant for it. */
function useCompleting(text: string, inThread: boolean, setText: (text: string) => void) {
  const { snapshot } = useDesk();
  const [chosen, setChosen] = useState(0);
  const [shut, setShut] = useState(false);
  const offered = shut ? [] : completionsOf(text, snapshot, inThread);
  const typed = (next: string) => {
    setText(next);
    setChosen(0);
    setShut(false);
  };
  const take = ({ completed }: Completion) => typed(completed);
  const keyed = (key: string): boolean => {
    const pick = offered[chosen];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!pick) return false;
    if (step !== undefined) setChosen((chosen + step + offered.length) % offered.length);
    else if (key === "Escape") setShut(true);
    else if (key === "Tab" || key === "Enter") take(pick);
    else return false;
    return true;
  };
  return { offered, chosen, typed, take, keyed };
}
