export type Fault = "config" | "source" | "model" | "archive" | "slack" | "request" | "usage" | "unreachable";

/** The one error class. `message` is for the log; `advice` is the only text a user may see: what was wrong, what to do. */
export class BriefdeskError extends Error {
  readonly fault: Fault;
  readonly advice: string;

  constructor(fault: Fault, message: string, options: { advice: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "BriefdeskError";
    this.fault = fault;
    this.advice = options.advice;
  }
}
