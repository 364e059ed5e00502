/**
 * What every worker thread is started with. V8 lets each thread keep up to 48 MB of what it has just made, three times over, as if it
 * were a program by itself; the reader of prose makes much that lives briefly. Measured on 300 articles read: a thread with the
 * reader takes 245 MB so limited and 360 MB without, and reads as fast.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 8 } as const;

/** The same for threads that read or compose, and are started anew when they fail: the nearer the limit, the sooner V8 cleans up. */
export const READER_LIMITS = { ...THREAD_LIMITS, maxOldGenerationSizeMb: 768 } as const;
