/** A log that takes codes and figures, never payloads: no URL queries, no headers, no bodies, no names of people. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void
