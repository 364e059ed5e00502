import { badSource } from "./faults.ts";

/** Refuses XML that declares its own entities: the door of entity bombs and of files read from our disk. */
export function refuseEntities(xml: string): void {
  if (!/<!DOCTYPE[^>[]*\[[\s\S]{0,100000}?<!ENTITY/i.test(xml) && !/<!ENTITY\s/i.test(xml.slice(0, 100_000))) return;
  throw badSource(
    "This XML declares its own entities (<!ENTITY>), which can be an attack.",
    "Take the DOCTYPE out of the file.",
  );
}
