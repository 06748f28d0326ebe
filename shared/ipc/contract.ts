/**
 * The shapes every feature's contract is made of. A contract is types plus one record of channel names;
 * preload, window and handlers are all derived from it, so a new call touches the contract and its handlers only.
 */
import type { Result } from '../core/result.ts'

/** A feature's calls, window → main: name → signature. At most one input, always a plain object. */
export type Calls = Record<string, (...input: never[]) => unknown>

/** The channel of each call, `feature:call`. */
export type Channels<C extends Calls, Feature extends string> = {
  readonly [M in keyof C & string]: `${Feature}:${M}`
}

/** The calls as the window sees them: every outcome is a `Result`. */
export type Client<C extends Calls> = {
  readonly [M in keyof C]: (...input: Parameters<C[M]>) => Promise<Result<Awaited<ReturnType<C[M]>>>>
}

/** The calls as the main process answers them: input is `unknown` until parsed; expected failures throw `AppFailure`. */
export type Handlers<C extends Calls> = {
  readonly [M in keyof C]: (input: unknown) => Promise<Awaited<ReturnType<C[M]>>>
}

/** A feature's pushed events, main → window: name → payload. */
export type Events = Record<string, unknown>

/** The channel of each event, `feature!event`. */
export type EventChannels<E extends Events, Feature extends string> = {
  readonly [M in keyof E & string]: `${Feature}!${M}`
}

/** Events as the window sees them; each subscription returns the way to end it. */
export type Subscriptions<E extends Events> = {
  readonly [M in keyof E]: (listener: (payload: E[M]) => void) => () => void
}
