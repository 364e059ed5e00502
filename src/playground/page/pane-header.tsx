import type { ReactNode } from "react";

/** The head of the middle pane: the way to the list on a narrow screen, a title, and what it is about. */
export function PaneHeader({
  title,
  about,
  showList,
  children,
}: {
  title: ReactNode;
  about: string;
  showList: () => void;
  children?: ReactNode;
}) {
  return (
    <header className="pane-header">
      <button type="button" className="plain list-button" aria-label="Show channels" onClick={showList}>
        ☰
      </button>
      <div>
        <h2>{title}</h2>
        {about !== "" && <p>{about}</p>}
      </div>
      {children}
    </header>
  );
}
