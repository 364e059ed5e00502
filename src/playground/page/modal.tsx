import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Json } from "../state.ts";
import type { PageView } from "../wire.ts";
import { Blocks } from "./blocks.tsx";
import { ChoiceList, Picker } from "./choices.tsx";
import type { Entered } from "./control.tsx";
import { useDesk } from "./desk.ts";
import { keyed, objectOf, stringOf, wordsOf } from "./shapes.ts";

/** A modal: Escape closes it, Enter in a one-line field sends it off, errors stand beside their fields. */
export function Modal({ view }: { view: PageView }) {
  const { act, tryAct } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [entered, setEntered] = useState<Record<string, Entered>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const at = dialog.current;
    at?.showModal();
    return () => at?.close();
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await tryAct({ kind: "submit", view: view.id, entered });
    setErrors(outcome.kind === "errors" ? outcome.errors : {});
    setBusy(false);
    if (outcome.kind === "errors") dialog.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };
  const close = () => void act({ kind: "close" });
  const title = wordsOf(view.content.title);
  const blocks = Array.isArray(view.content.blocks) ? (view.content.blocks as Json[]) : [];
  const send = wordsOf(view.content.submit);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <header className="pane-header">
          <h2>{title}</h2>
          <button type="button" className="plain" aria-label="Close window" onClick={close}>
            ✕
          </button>
        </header>
        <div className="modal-body">
          {keyed(blocks, (block) => stringOf(block.block_id)).map(({ item, key }) =>
            item.type === "input" ? (
              <Input
                key={key}
                block={item}
                error={errors[stringOf(item.block_id)]}
                change={(action, value) =>
                  setEntered((old) => ({ ...old, [`${stringOf(item.block_id)}/${action}`]: value }))
                }
              />
            ) : (
              <Blocks key={key} blocks={[item]} at={{ view: view.id }} />
            ),
          )}
        </div>
        <footer>
          <button type="button" className="control" onClick={close}>
            {wordsOf(view.content.close) || (send === "" ? "Close" : "Cancel")}
          </button>
          {send !== "" && (
            <button type="submit" className="control primary" disabled={busy}>
              {send}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

type InputProps = { block: Json; error: string | undefined; change: (action: string, value: Entered) => void };

function Input({ block, error, change }: InputProps) {
  const id = useId();
  const element = objectOf(block.element) ?? {};
  const action = stringOf(element.action_id);
  const label = wordsOf(block.label);
  const hint = wordsOf(block.hint);
  const notes = [hint === "" ? "" : `${id}-hint`, error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  const typed = stringOf(element.type).endsWith("_input");
  return (
    <div className="input">
      <label id={`${id}-label`} htmlFor={id}>
        {label}
        {block.optional === true && <span className="faint"> (optional)</span>}
      </label>
      {typed ? (
        <Text
          id={id}
          element={element}
          notes={notes}
          bad={error !== undefined}
          change={(value) => change(action, value)}
        />
      ) : (
        <Chooser element={element} labelledBy={`${id}-label`} change={(value) => change(action, value)} />
      )}
      {hint !== "" && (
        <p className="faint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function Chooser({
  element,
  labelledBy,
  change,
}: {
  element: Json;
  labelledBy: string;
  change: (value: Entered) => void;
}) {
  const listed = element.type === "checkboxes" || element.type === "radio_buttons";
  if (listed) return <ChoiceList element={element} labelledBy={labelledBy} change={change} />;
  return <Picker element={element} labelledBy={labelledBy} change={change} />;
}

type TextProps = {
  id: string;
  element: Json;
  notes: string | undefined;
  bad: boolean;
  change: (value: string | null) => void;
};

function Text({ id, element, notes, bad, change }: TextProps) {
  const common = {
    id,
    defaultValue: stringOf(element.initial_value),
    placeholder: wordsOf(element.placeholder) || undefined,
    maxLength: typeof element.max_length === "number" ? element.max_length : undefined,
    "aria-describedby": notes,
    "aria-invalid": bad,
    onChange: (event: { target: { value: string } }) => change(event.target.value === "" ? null : event.target.value),
  };
  if (element.multiline === true) return <textarea rows={4} {...common} />;
  const mode = { email_text_input: "email", url_text_input: "url", number_input: "decimal" } as const;
  const inputMode = mode[stringOf(element.type) as keyof typeof mode] ?? "text";
  return <input type="text" inputMode={inputMode} {...common} />;
}
