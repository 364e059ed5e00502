import type { KeyboardEvent, ReactNode } from "react";
import type { PageChannel } from "../wire.ts";
import type { Place } from "./app.tsx";
import { useDesk } from "./desk.ts";
import type { Theme } from "./theme.ts";

type Props = {
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly become: (me: string) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly close: () => void;
};

/** The workspace: its channels, the app, and who is looking. */
export function Sidebar({ place, go, become, theme, setTheme, close }: Props) {
  const { snapshot } = useDesk();
  const rooms = snapshot.channels.filter(({ kind }) => kind !== "im");
  const direct = snapshot.channels.find(({ kind }) => kind === "im");
  const row = (channel: PageChannel, label: ReactNode) => (
    <Row
      key={channel.id}
      current={!place.home && place.channel === channel.id}
      act={() => go({ channel: channel.id, thread: null, home: false })}
    >
      {label}
    </Row>
  );
  return (
    <nav className="sidebar" aria-label="Workspace" onKeyDown={(event) => event.key === "Escape" && close()}>
      <header>
        <h1>{snapshot.team}</h1>
        <p>{snapshot.about}</p>
      </header>
      <h2 id="channels">Channels</h2>
      <ul aria-labelledby="channels" onKeyDown={withArrows}>
        {rooms.map((one) =>
          row(
            one,
            <>
              <span aria-hidden="true">{one.kind === "group" ? "🔒" : "#"}</span> {one.name}
            </>,
          ),
        )}
      </ul>
      <h2 id="apps">Apps</h2>
      <ul aria-labelledby="apps" onKeyDown={withArrows}>
        {direct && (
          <Row current={place.home} act={() => go({ channel: direct.id, thread: null, home: true })}>
            Briefdesk: Home
          </Row>
        )}
        {direct && row(direct, "Briefdesk: Messages")}
      </ul>
      <footer>
        <label>
          Acting as
          <select value={snapshot.me} onChange={(event) => become(event.target.value)}>
            {snapshot.people
              .filter(({ bot }) => !bot)
              .map(({ id, realName, role }) => (
                <option key={id} value={id}>
                  {realName} ({role})
                </option>
              ))}
          </select>
        </label>
        <button type="button" className="plain" onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
          {theme === "dark" ? "Light" : "Dark"} theme
        </button>
      </footer>
    </nav>
  );
}

function Row({ current, act, children }: { current: boolean; act: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" aria-current={current ? "page" : undefined} onClick={act}>
        {children}
      </button>
    </li>
  );
}

/** The arrows go from one entry of a list to the next. */
function withArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  all[(at + step + all.length) % all.length]?.focus();
  event.preventDefault();
}
