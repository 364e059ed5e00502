import { BriefdeskError } from "#domain/fault.ts";

/** A source that cannot be used: what was wrong with it, and what to do. */
export function badSource(what: string, advice: string, cause?: unknown): BriefdeskError {
  return new BriefdeskError("source", what, { advice: `${what} ${advice}`, cause });
}

/** A server that could not be reached or did not answer in time. */
export function unreachable(what: string, advice: string, cause?: unknown): BriefdeskError {
  return new BriefdeskError("unreachable", what, { advice: `${what} ${advice}`, cause });
}

/** What a user may be told about an error. */
export function adviceOf(error: unknown): string {
  if (error instanceof BriefdeskError) return error.advice;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^(?:EACCES|EPERM)$/.test(code))
    return "This may not be read by the user who runs Briefdesk. Give that user the right, or a copy.";
  if (/^(?:ENOENT|ENAMETOOLONG)$/.test(code)) return "This is not found under its name. Rename it, or give a copy.";
  if (/^(?:EIO|EINVAL|ENXIO|ESRCH)$/.test(code)) return "This cannot be read from the disk. Check it, or give a copy.";
  return "This could not be read, through a fault of ours. The rest was kept; please report it with the source.";
}
