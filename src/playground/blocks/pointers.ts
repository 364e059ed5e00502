import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** The faults of a payload in Slack's words, each with a JSON pointer (RFC 6901) to its place. */
export function faultsOf(error: z.ZodError, payload: unknown, root: string): string[] {
  return error.issues
    .flatMap(innermost)
    .map((issue) => `[ERROR] ${said(issue, payload)} [json-pointer:${pointer(root, issue)}]`);
}

// Of a union only the branches that a reader could have meant help: those with the fewest faults.
function innermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return nearest.flatMap((one) => innermost({ ...one, path: [...issue.path, ...one.path] } as Issue));
}

function pointer(root: string, { path }: Issue): string {
  const steps = path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"));
  return [root, ...steps].join("/");
}

function said(issue: Issue, payload: unknown): string {
  const found = valueAt(payload, issue.path);
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array"
        ? `no more than ${String(issue.maximum)} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case "too_small":
      return issue.origin === "array"
        ? `no fewer than ${String(issue.minimum)} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case "unrecognized_keys":
      return `invalid additional property: ${issue.keys.join(", ")}`;
    case "invalid_union":
      return `unsupported type: ${typeOf(found)}`;
    default:
      return found === undefined ? `missing required field: ${String(issue.path.at(-1))}` : issue.message;
  }
}

function typeOf(found: unknown): string {
  return typeof found === "object" && found !== null && "type" in found ? String(found.type) : String(found);
}

function valueAt(payload: unknown, path: readonly PropertyKey[]): unknown {
  let at = payload;
  for (const step of path)
    at = typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
  return at;
}
