import type { Read } from "#domain/ports.ts";
import { isSameOutlet, isShortFor } from "#text/text.ts";
import type { Statement } from "./statements.ts";

/**
 * Who a statement is first known from: the outlets it credits, else the article's own outlet, else the article itself.
 * Several origins relayed inside one article count once, because one article vouches for them all.
 */
function originOf(statement: Pick<Statement, "read" | "origins">): string {
  return statement.origins[0] ?? ownOrigin(statement.read);
}

/** The article's outlet, or words for an article whose outlet is unknown. */
export function ownOrigin(read: Read): string {
  return read.article.outlet ?? "the article";
}

/**
 * The independent origins of statements that say the same. Ten outlets that credit one origin are that one origin, and one outlet
 * counts once however many it relays or credits itself; articles of unknown outlet are one origin, since nothing shows that they differ.
 */
export function independentOrigins(statements: readonly Pick<Statement, "read" | "origins">[]): string[] {
  const origins: string[] = [];
  const vouched = new Set<string>();
  for (const statement of statements) {
    const origin = originOf(statement);
    const { id, outlet } = statement.read.article;
    if (vouched.has(outlet ?? id) || origins.some((known) => mayBeOne(known, origin))) continue;
    vouched.add(outlet ?? id);
    origins.push(origin);
  }
  return origins;
}

// "The Times" may be the New York Times: nothing shows that they differ, and a false corroboration is worse than a missed one.
function mayBeOne(a: string, b: string): boolean {
  return isSameOutlet(a, b) || isShortFor(a, b) || isShortFor(b, a);
}
