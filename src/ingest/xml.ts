import { badSource } from "./faults.ts";

/**
 * Refuses XML that declares its own entities: the door of entity bombs and of files read from our disk. They are declared before the root
 * element; what an article further down tells of them is its text.
 */
export function refuseEntities(xml: string): void {
  const root = xml.search(/<[\p{L}_]/u);
  refuseDeclared(root < 0 ? xml : xml.slice(0, root));
}

/** The same wherever they stand: for a parser that would take them there, too. */
export function refuseDeclared(xml: string): void {
  if (!/<!ENTITY\s/i.test(xml)) return;
  throw badSource(
    "This XML declares its own entities (<!ENTITY>), which can be an attack.",
    "Take the DOCTYPE out of the file.",
  );
}
