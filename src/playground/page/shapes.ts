import type { Json } from "../state.ts";

/** Reading untyped blocks: each gives what is there, or nothing. */

export const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
export const objectOf = (value: unknown): Json | null =>
  typeof value === "object" && value !== null ? (value as Json) : null;
export const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The words of a text object. */
export function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : stringOf(objectOf(value)?.text);
}

/** A key for the items of a list that never changes its order. */
export function keyed<T>(items: readonly T[], name: (item: T) => string): { item: T; key: string }[] {
  return items.map((item, at) => ({ item, key: `${at} ${name(item)}` }));
}
