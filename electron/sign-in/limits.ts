/** Bounds of every sign-in and renewal: a token answer is small, and a person is waiting. ms and bytes. */
export const signInLimits = { timeoutMs: 30_000, maxBytes: 1024 * 1024 } as const
