import type { Json } from "../state.ts";
import { Control, type Where } from "./control.tsx";
import { keyed, listOf, objectOf, stringOf } from "./shapes.ts";
import { Shown } from "./shown.tsx";
import { Table } from "./table.tsx";

/** Blocks as Slack would show them, with controls that work. */
export function Blocks({ blocks, at }: { blocks: readonly Json[]; at: Where }) {
  return (
    <div className="blocks">
      {keyed(blocks, (block) => stringOf(block.block_id)).map(({ item, key }) => (
        <One key={key} block={item} at={at} />
      ))}
    </div>
  );
}

function One({ block, at }: { block: Json; at: Where }) {
  const id = stringOf(block.block_id);
  switch (block.type) {
    case "actions":
    case "context_actions":
      return <Controls block={id} elements={listOf(block.elements)} at={at} />;
    case "section":
      return <Section block={block} at={at} />;
    case "header":
      return <h4 className="block-header">{stringOf(objectOf(block.text)?.text)}</h4>;
    case "table":
    case "data_table":
      return <Table block={block} />;
    case "card":
      return (
        <div>
          <Shown block={{ ...block, actions: [] }} />
          <Controls block={id} elements={listOf(block.actions)} at={at} />
        </div>
      );
    case "container":
      return (
        <section className="container" aria-label={stringOf(objectOf(block.title)?.text)}>
          <strong>{stringOf(objectOf(block.title)?.text)}</strong>
          <Blocks blocks={listOf(block.child_blocks)} at={at} />
        </section>
      );
    default:
      return <Shown block={block} />;
  }
}

function Controls({ block, elements, at }: { block: string; elements: readonly Json[]; at: Where }) {
  return (
    <div className="controls">
      {keyed(elements, (one) => stringOf(one.action_id)).map(({ item, key }) => (
        <Control key={key} block={block} element={item} at={at} />
      ))}
    </div>
  );
}

function Section({ block, at }: { block: Json; at: Where }) {
  const { accessory, expand: _, ...words } = block;
  const beside = objectOf(accessory);
  const shown = <Shown block={words} />;
  if (!beside) return shown;
  return (
    <div className="section">
      <div>{shown}</div>
      {beside.type === "image" ? (
        <Shown block={beside} />
      ) : (
        <Control block={stringOf(block.block_id)} element={beside} at={at} />
      )}
    </div>
  );
}
