type Ranks = { readonly p50: number; readonly p99: number };
/** What was measured at one size: milliseconds (also of the processor), articles filed a second (also of its time), bytes. */
export type Measured = {
  readonly engine: "sqlite" | "postgres";
  readonly articles: number;
  readonly week: Ranks & { readonly cpu: Ranks };
  readonly all: Ranks & { readonly cpu: Ranks };
  readonly filed: number;
  readonly filedCpu: number;
  readonly disk: number;
  readonly memory: number;
};

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 420, 60, 48, 190, 48];
const COLORS = { sqlite: "#0072b2", postgres: "#d55e00" } as const;
const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;
const TITLE = "Searching seven days, in milliseconds, by articles stored";
const MILLISECONDS = [1, 3, 10, 30, 100, 300, 1000, 3000];

const logarithmic = (from: number, to: number, length: number) => (value: number) =>
  (Math.log(Math.max(value, from)) - Math.log(from)) * (length / (Math.log(to) - Math.log(from)));

const text = (x: number, y: number, said: string, anchor = "start", color = "#333") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${color}">${said}</text>`;

/** Searches within seven days by the number of articles, both scales logarithmic, as SVG: p50 drawn through, p99 dashed. */
export function growthPlot(rows: readonly Measured[]): string {
  const sizes = [...new Set(rows.map(({ articles }) => articles))].sort((a, b) => a - b);
  const most = Math.max(...rows.map(({ week }) => week.p99));
  const ticks = MILLISECONDS.filter((one, i) => one <= most || (MILLISECONDS[i - 1] ?? 0) < most);
  const across = logarithmic(sizes[0] ?? 1, sizes.at(-1) ?? 10, WIDTH - LEFT - RIGHT);
  const up = logarithmic(1, ticks.at(-1) ?? 10, HEIGHT - TOP - BOTTOM);
  const [x, y] = [(n: number) => LEFT + across(n), (ms: number) => HEIGHT - BOTTOM - up(ms)];
  const grid = ticks.map(
    (ms) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(ms).toFixed(1)}" y2="${y(ms).toFixed(1)}" stroke="#ddd"/>${text(LEFT - 8, y(ms) + 4, String(ms), "end")}`,
  );
  const feet = sizes.map((size) => text(x(size), HEIGHT - BOTTOM + 20, size.toLocaleString("en"), "middle"));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<title>${TITLE}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${text(LEFT, 24, TITLE)}
${[...grid, ...feet, ...curves(rows, x, y)].join("\n")}
</svg>
`;
}

type Scale = (value: number) => number;

function curves(rows: readonly Measured[], x: Scale, y: Scale): string[] {
  return (["sqlite", "postgres"] as const).flatMap((engine) =>
    (["p50", "p99"] as const).flatMap((rank) => {
      const own = rows.filter((row) => row.engine === engine);
      const last = own.at(-1);
      if (last === undefined) return [];
      const points = own.map(({ articles, week }) => `${x(articles).toFixed(1)},${y(week[rank]).toFixed(1)}`).join(" ");
      const dashes = rank === "p99" ? ' stroke-dasharray="6 4"' : "";
      return [
        `<polyline points="${points}" fill="none" stroke="${COLORS[engine]}" stroke-width="2"${dashes}/>`,
        text(
          x(last.articles) + 8,
          y(last.week[rank]) + 4,
          `${NAMES[engine]} ${rank}: ${last.week[rank]} ms`,
          "start",
          COLORS[engine],
        ),
      ];
    }),
  );
}
