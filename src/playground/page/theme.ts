import { useEffect, useState } from "react";

export type Theme = "light" | "dark";
const KEY = "theme";

/** The theme: what the person chose, else what their system prefers. */
export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void } {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const [preferred, setPreferred] = useState<Theme>(() => systemTheme());
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setPreferred(systemTheme());
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  const theme: Theme = chosen === "light" || chosen === "dark" ? chosen : preferred;
  const setTheme = (next: Theme) => {
    localStorage.setItem(KEY, next);
    setChosen(next);
  };
  return { theme, setTheme };
}

function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
