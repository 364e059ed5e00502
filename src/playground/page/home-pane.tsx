import { useEffect } from "react";
import type { Json } from "../state.ts";
import type { Place } from "./app.tsx";
import { Blocks } from "./blocks.tsx";
import { useDesk } from "./desk.ts";
import { PaneHeader } from "./pane-header.tsx";

/** The app's Home, as the person who looks sees it. */
export function HomePane({ go, showList }: { go: (place: Place) => void; showList: () => void }) {
  const { snapshot, act } = useDesk();
  const direct = snapshot.channels.find(({ kind }) => kind === "im");
  useEffect(() => void act({ kind: "open", tab: "home" }), [act]);
  const home = snapshot.home;
  const blocks = home && Array.isArray(home.content.blocks) ? (home.content.blocks as Json[]) : [];
  return (
    <>
      <PaneHeader title="Briefdesk" about="Home" showList={showList}>
        {direct && (
          <button type="button" className="plain" onClick={() => go({ channel: direct.id, thread: null, home: false })}>
            Messages
          </button>
        )}
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus (WCAG 2.1.1) */}
      <section className="messages home" aria-label="App Home" tabIndex={0}>
        {home ? (
          <Blocks key={home.hash} blocks={blocks} at={{ view: home.id }} />
        ) : (
          <p className="loading">Briefdesk has not set up this Home yet.</p>
        )}
      </section>
    </>
  );
}
