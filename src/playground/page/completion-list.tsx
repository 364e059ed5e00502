import type { Completion } from "./completions.ts";

type Props = {
  readonly id: string;
  readonly offered: readonly Completion[];
  readonly chosen: number;
  readonly take: (one: Completion) => void;
};

/** What may be typed on. The field keeps the focus and names the active option; a mouse may choose as well. */
export function CompletionList({ id, offered, chosen, take }: Props) {
  if (offered.length === 0) return null;
  return (
    <div className="completions" id={id} role="listbox" aria-label="Completions">
      {offered.map((one, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows and Enter work in the field
        <div
          key={one.completed}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(one)}
        >
          <strong>{one.label}</strong> <span className="faint">{one.about}</span>
        </div>
      ))}
    </div>
  );
}
