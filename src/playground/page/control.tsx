import { type ReactNode, useState } from "react";
import type { Json } from "../state.ts";
import { ChoiceList, Picker } from "./choices.tsx";
import { Confirm } from "./confirm.tsx";
import { useDesk } from "./desk.ts";
import { Overflow } from "./overflow.tsx";
import { listOf, objectOf, stringOf, wordsOf } from "./shapes.ts";

/** Where a control stands: in a message, or in a view. */
export type Where = { readonly channel: string; readonly ts: string } | { readonly view: string };
export type Entered = string | string[] | null;

type Props = { readonly block: string; readonly element: Json; readonly at: Where };

/** A control that does something at once. */
export function Control({ block, element, at }: Props) {
  const { tryAct } = useDesk();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<Entered | undefined>();
  const run = async (entered: Entered) => {
    setBusy(true);
    const value = element.type === "button" && typeof element.value === "string" ? element.value : null;
    await tryAct({ kind: "use", in: at, block, action: stringOf(element.action_id), value, entered });
    setBusy(false);
  };
  const confirm = objectOf(element.confirm);
  const use = (entered: Entered) => (confirm ? setAsking(entered) : void run(entered));
  return (
    <>
      <Face element={element} busy={busy} use={use} />
      {confirm && asking !== undefined && (
        <Confirm
          confirm={confirm}
          no={() => setAsking(undefined)}
          yes={() => {
            setAsking(undefined);
            void run(asking);
          }}
        />
      )}
    </>
  );
}

function Face({ element, busy, use }: { element: Json; busy: boolean; use: (entered: Entered) => void }): ReactNode {
  const label = stringOf(element.accessibility_label);
  switch (element.type) {
    case "button": {
      const url = stringOf(element.url);
      if (/^https?:\/\//i.test(url)) return <Link element={element} use={use} />;
      return (
        <button
          type="button"
          className={`control ${stringOf(element.style)}`}
          disabled={busy}
          title={label || undefined}
          onClick={() => use(null)}
        >
          {wordsOf(element.text)}
          {label !== "" && <span className="unseen">: {label}</span>}
        </button>
      );
    }
    case "icon_button":
      return (
        <button type="button" className="control" disabled={busy} onClick={() => use(null)}>
          {wordsOf(element.text)}
        </button>
      );
    case "feedback_buttons":
      return <Thumbs element={element} busy={busy} use={use} />;
    case "overflow":
      return <Overflow options={listOf(element.options)} busy={busy} use={use} />;
    case "checkboxes":
    case "radio_buttons":
      return <ChoiceList element={element} change={use} />;
    default:
      return <Picker element={element} change={use} />;
  }
}

function Link({ element, use }: { element: Json; use: (entered: Entered) => void }) {
  return (
    <a
      className="control"
      href={stringOf(element.url)}
      target="_blank"
      rel="noreferrer noopener"
      onClick={() => use(null)}
    >
      {wordsOf(element.text)}
    </a>
  );
}

function Thumbs({ element, busy, use }: { element: Json; busy: boolean; use: (entered: Entered) => void }) {
  const [given, setGiven] = useState("");
  const both = [objectOf(element.positive_button), objectOf(element.negative_button)];
  return both.map((one) => {
    const value = stringOf(one?.value);
    return (
      <button
        key={value}
        type="button"
        className="control"
        disabled={busy}
        aria-pressed={given === value}
        title={stringOf(one?.accessibility_label) || undefined}
        onClick={() => {
          setGiven(value);
          use(value);
        }}
      >
        {wordsOf(one?.text)}
      </button>
    );
  });
}
