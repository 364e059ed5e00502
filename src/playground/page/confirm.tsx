import { useEffect, useRef } from "react";
import type { Json } from "../state.ts";
import { wordsOf } from "./shapes.ts";

/** Asks before something is done. */
export function Confirm({ confirm, yes, no }: { confirm: Json; yes: () => void; no: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const bad = confirm.style === "danger";
  return (
    <dialog ref={dialog} className="confirm" aria-label={wordsOf(confirm.title) || "Are you sure?"} onCancel={no}>
      <h2>{wordsOf(confirm.title) || "Are you sure?"}</h2>
      <p>{wordsOf(confirm.text)}</p>
      <footer>
        <button type="button" className="control" onClick={no}>
          {wordsOf(confirm.deny) || "Cancel"}
        </button>
        <button type="button" className={bad ? "control danger" : "control primary"} onClick={yes}>
          {wordsOf(confirm.confirm) || "Yes"}
        </button>
      </footer>
    </dialog>
  );
}
