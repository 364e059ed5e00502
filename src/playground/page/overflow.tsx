import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Json } from "../state.ts";
import { keyed, stringOf, wordsOf } from "./shapes.ts";

/** A menu behind three dots: arrows move, Enter chooses, Escape closes. */
export function Overflow({
  options,
  busy,
  use,
}: {
  options: readonly Json[];
  busy: boolean;
  use: (value: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) menu.current?.querySelector("button")?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const keyedIn = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (step === undefined) return;
    else {
      const all = [...event.currentTarget.querySelectorAll("button")];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[(at + step + all.length) % all.length]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus left the menu
    <span className="overflow" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <button
        ref={opener}
        type="button"
        className="control"
        disabled={busy}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label="More actions"
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <div role="menu" ref={menu} onKeyDown={keyedIn}>
          {keyed(options, (one) => stringOf(one.value)).map(({ item, key }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              onClick={() => {
                close();
                use(stringOf(item.value));
              }}
            >
              {wordsOf(item.text)}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
