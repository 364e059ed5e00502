/**
 * Where an archive lives: the address of a PostgreSQL database, or else a data folder. `memory` keeps everything in memory, and
 * it is lost at close.
 */
export type Place = { readonly folder: string; readonly memory?: boolean; readonly databaseUrl?: string | null };
