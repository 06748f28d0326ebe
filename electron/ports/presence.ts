/** Whether the person is at the computer. */
export type Presence = {
  /** Seconds since the last key or click that is known of. */
  readonly idleSeconds: () => number
}
