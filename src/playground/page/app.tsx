import { useCallback, useEffect, useMemo, useState } from "react";
import { ChannelPane } from "./channel-pane.tsx";
import { type Desk, DeskProvider } from "./desk.ts";
import { HomePane } from "./home-pane.tsx";
import { Modal } from "./modal.tsx";
import { Sidebar } from "./sidebar.tsx";
import { openStore, type Store, useSeen } from "./store.ts";
import { useTheme } from "./theme.ts";
import { ThreadPane } from "./thread-pane.tsx";

/** Who the page begins as: an ordinary member. The names of people are the stand-in's own. */
const FIRST = "U0TOMASHARBOR";

/** The page: one person's view of the workspace. */
export function App() {
  const [me, setMe] = useState(() => sessionStorage.getItem("as") ?? FIRST);
  const [store, setStore] = useState<Store | null>(null);
  useEffect(() => {
    const opened = openStore(me);
    setStore(opened);
    sessionStorage.setItem("as", me);
    return () => opened.close();
  }, [me]);
  return store ? (
    <Workspace key={me} store={store} become={setMe} />
  ) : (
    <p className="loading">Loading the playground…</p>
  );
}

/** Where the person is: a channel, and perhaps a thread of it; or the app's Home. */
export type Place = { readonly channel: string; readonly thread: string | null; readonly home: boolean };

function Workspace({ store, become }: { store: Store; become: (me: string) => void }) {
  const { snapshot, link } = useSeen(store);
  const [place, setPlace] = useState<Place | null>(null);
  const [listOpen, setListOpen] = useState(false);
  const [complaint, setComplaint] = useState("");
  const { theme, setTheme } = useTheme();
  const openThread = useCallback((channel: string, thread: string) => setPlace({ channel, thread, home: false }), []);
  const desk = useMemo((): Desk | null => {
    if (!snapshot) return null;
    const tryAct: Desk["tryAct"] = async (what) => {
      const outcome = await store.act(what);
      setComplaint(outcome.kind === "refused" ? outcome.advice : "");
      return outcome;
    };
    return { snapshot, act: store.act, tryAct, openThread, theme };
  }, [snapshot, store, openThread, theme]);
  if (!desk || !snapshot) {
    return (
      <p className="loading">
        {link === "lost" ? "The playground does not answer. Trying again…" : "Loading the playground…"}
      </p>
    );
  }
  const at = placeIn(place, snapshot.channels);
  const go = (next: Place) => {
    setPlace(next);
    setListOpen(false);
  };
  const classes = ["page", listOpen ? "list-open" : "", at.thread ? "thread-open" : ""].filter(Boolean).join(" ");
  return (
    <DeskProvider value={desk}>
      <div className={classes} data-theme={theme}>
        <Sidebar
          place={at}
          go={go}
          become={become}
          theme={theme}
          setTheme={setTheme}
          close={() => setListOpen(false)}
        />
        <main className="middle">
          {at.home ? (
            <HomePane go={go} showList={() => setListOpen(true)} />
          ) : (
            <ChannelPane key={at.channel} id={at.channel} go={go} showList={() => setListOpen(true)} />
          )}
        </main>
        {at.thread && (
          <ThreadPane key={at.thread} channel={at.channel} root={at.thread} close={() => go({ ...at, thread: null })} />
        )}
        {snapshot.modal && <Modal key={snapshot.modal.id} view={snapshot.modal} />}
        <Notices link={link} starting={snapshot.starting} complaint={complaint} dismiss={() => setComplaint("")} />
      </div>
    </DeskProvider>
  );
}

function placeIn(place: Place | null, channels: readonly { id: string; name: string }[]): Place {
  const known = place && channels.some(({ id }) => id === place.channel) ? place : null;
  const first = channels.find(({ name }) => name === "news-desk") ?? channels[0];
  return known ?? { channel: first?.id ?? "", thread: null, home: false };
}

type Noticed = { link: string; starting: boolean; complaint: string; dismiss: () => void };

function Notices({ link, starting, complaint, dismiss }: Noticed) {
  return (
    <div className="notices" role="status" aria-live="polite">
      {link === "lost" && <p className="notice">The playground does not answer. Trying again…</p>}
      {link !== "lost" && starting && (
        <p className="notice">Briefdesk is getting ready. What you type now is answered in a moment.</p>
      )}
      {complaint !== "" && (
        <p className="notice bad">
          {complaint}{" "}
          <button type="button" className="quiet" onClick={dismiss}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
