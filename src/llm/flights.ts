import { failed, NO_USAGE, type Told } from "./model.ts";

type Flight = {
  readonly told: Promise<Told<unknown>>;
  readonly stop: AbortController;
  waiting: number;
  charged: boolean;
};

/** Requests under way by key: equal ones share one answer. */
export type Flights = {
  /** Joins the flight of a key, or starts it. Whoever hears first is charged, nobody else. It is stopped when nobody waits for it any more. */
  join(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<Told<unknown>>,
  ): Promise<Told<unknown>>;
};

/** An empty board of flights. */
export function createFlights(): Flights {
  const flights = new Map<string, Flight>();
  const launch = (key: string, start: (signal: AbortSignal) => Promise<Told<unknown>>) => {
    const stop = new AbortController();
    const flight: Flight = { told: start(stop.signal), stop, waiting: 0, charged: false };
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.told.then(land, land);
    return flight;
  };
  return {
    async join(key, signal, start) {
      if (signal?.aborted) return stopped();
      const flight = flights.get(key) ?? launch(key, start);
      flight.waiting += 1;
      const told = await unlessStopped(flight.told, signal);
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        // Whoever comes now needs a flight of their own.
        if (flights.get(key) === flight) flights.delete(key);
        flight.stop.abort();
      }
      return chargedOnce(flight, told);
    },
  };
}

// A caller who left before the answer came is not the one to charge.
function chargedOnce(flight: Flight, told: Told<unknown>): Told<unknown> {
  if (told.usage === undefined) return told;
  const first = !flight.charged;
  flight.charged = true;
  return first ? told : { ...told, usage: NO_USAGE };
}

function stopped(): Told<unknown> {
  return failed("timeout", { advice: "The request to the language model was stopped." });
}

async function unlessStopped(told: Promise<Told<unknown>>, signal: AbortSignal | undefined): Promise<Told<unknown>> {
  if (signal === undefined) return await told;
  const left = Promise.withResolvers<Told<unknown>>();
  const leave = () => left.resolve(stopped());
  signal.addEventListener("abort", leave, { once: true });
  return await Promise.race([told, left.promise]).finally(() => signal.removeEventListener("abort", leave));
}
