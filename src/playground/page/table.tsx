import type { Json } from "../state.ts";
import { keyed, listOf, objectOf, stringOf } from "./shapes.ts";
import { Shown } from "./shown.tsx";

/** A table with its first row as heads. Slack sets tables so; a data table has a caption as well. */
export function Table({ block }: { block: Json }) {
  const [heads = [], ...rows] = Array.isArray(block.rows) ? (block.rows as Json[][]) : [];
  const settings = listOf(block.column_settings).map((one) => stringOf(objectOf(one)?.align));
  const caption = stringOf(block.caption);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, so the keyboard must reach it
    <section className="table" aria-label={caption || "Table"} tabIndex={0}>
      <table>
        {caption !== "" && <caption>{caption}</caption>}
        <thead>
          <tr>
            {keyed(heads, textOf).map(({ item, key }) => (
              <th key={key} scope="col">
                <Cell cell={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows, (row) => textOf(row[0] ?? {})).map(({ item: row, key }) => (
            <tr key={key}>
              {keyed(row, textOf).map((cell, at) => (
                <td key={cell.key} className={settings[at] || undefined}>
                  <Cell cell={cell.item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const textOf = (cell: Json) => stringOf(cell.text);

function Cell({ cell }: { cell: Json }) {
  return cell.type === "rich_text" ? <Shown block={cell} /> : textOf(cell);
}
