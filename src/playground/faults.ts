/** What can go wrong on the way. `dropped` accepts a call and then breaks the connection; `unreachable` breaks it before. */
export type Fault =
  | { readonly kind: "rate-limited"; readonly retryAfter: number }
  | { readonly kind: "dropped" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "refused"; readonly error: string };

/** Faults that are planted on purpose. */
export type Faults = {
  /** Plants a fault on the next `times` calls of a method, or of "response_url"; "*" means every one. */
  set(method: string, fault: Fault, times?: number): void;
  clear(): void;
};

type Planted = { readonly method: string; readonly fault: Fault; left: number };

/** Keeps planted faults; `next` gives the fault of this call and counts it. */
export function createFaults(): Faults & { next(method: string): Fault | null } {
  let planted: Planted[] = [];
  return {
    set: (method, fault, times = 1) => {
      planted.push({ method, fault, left: times });
    },
    clear: () => {
      planted = [];
    },
    next: (method) => {
      const found = planted.find((one) => one.left > 0 && (one.method === method || one.method === "*"));
      if (!found) return null;
      found.left -= 1;
      if (found.left === 0) planted = planted.filter((one) => one !== found);
      return found.fault;
    },
  };
}
