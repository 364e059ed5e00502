import { createContext, useContext } from "react";
import type { Outcome, Snapshot } from "../wire.ts";
import type { Store } from "./store.ts";

/** What every part of the page may need: what is seen, what can be done, and where complaints are shown. */
export type Desk = {
  readonly snapshot: Snapshot;
  readonly act: Store["act"];
  /** Does something and shows a refusal to the person; gives the outcome. */
  readonly tryAct: (what: Parameters<Store["act"]>[0]) => Promise<Outcome>;
  readonly openThread: (channel: string, ts: string) => void;
  readonly theme: "light" | "dark";
};

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("this part of the page stands outside the desk");
  return desk;
}
