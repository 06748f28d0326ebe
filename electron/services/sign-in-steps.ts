/** What sign-ins that are under way ask of the person in front of the window, by the key of the sign-in. Keeps nothing. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isReturnTo } from '../../shared/domain/redirect-uri.ts'
import type { KeyedStep, SignInStep } from '../../shared/domain/sign-in-step.ts'
import type { Clipboard } from '../ports/clipboard.ts'
import type { Interaction } from '../ports/interaction.ts'
import type { Links } from '../ports/links.ts'
import type { RedirectDoor, Redirects } from '../ports/redirects.ts'
import { cancellable } from './cancellable.ts'

/** What the service works with. */
export type SignInStepsParts = {
  readonly redirects: Redirects
  readonly links: Links
  readonly clipboard: Clipboard
  /** Tells the window of a sign-in's step, and of its end (null). */
  readonly announce: (keyed: KeyedStep) => void
}

/** How one sign-in may reach the person. */
export type SittingOptions = {
  readonly signal: AbortSignal
  /** http pages may be opened as well: the person's word for this connection. */
  readonly acceptsInsecure: boolean
}

export type SignInSteps = ReturnType<typeof createSignInSteps>

/** One sign-in with the person before it. */
type Sitting = {
  readonly key: string
  readonly acceptsInsecure: boolean
  readonly controller: AbortController
  readonly doors: Set<RedirectDoor>
  step: SignInStep | null
  /** Takes the next address that is pasted; null while none is asked for. */
  give: ((address: string) => void) | null
  isOver: boolean
}

export function createSignInSteps({ redirects, links, clipboard, announce }: SignInStepsParts) {
  const sittings = new Map<string, Sitting>()

  /** Closes doors and takes the step off the screen; what is still asked of the person comes to nothing. */
  function end(sitting: Sitting): void {
    if (sitting.isOver) return
    sitting.isOver = true
    for (const door of sitting.doors) void door.close().catch(() => {})
    if (sittings.get(sitting.key) !== sitting) return
    sittings.delete(sitting.key)
    if (sitting.step !== null) announce({ key: sitting.key, step: null })
  }

  function interactionOf(sitting: Sitting, signal: AbortSignal): Interaction {
    const assertOpen = () => {
      if (sitting.isOver) throw new AppFailure({ code: 'cancelled' })
    }
    return {
      show(step) {
        assertOpen()
        sitting.step = step
        announce({ key: sitting.key, step })
      },
      async browse(address) {
        assertOpen()
        return started(links.openSignIn(address, sitting.acceptsInsecure))
      },
      redirects: {
        async open(wish) {
          assertOpen()
          const door = await redirects.open(wish)
          sitting.doors.add(door)
          if (sitting.isOver) await door.close()
          assertOpen()
          return door
        },
      },
      pasted() {
        assertOpen()
        const given = new Promise<string>((resolve) => {
          sitting.give = resolve
        })
        return cancellable(given, signal)
      },
    }
  }

  /** The step of a sign-in that waits for the person. Throws `cancelled` when it no longer does. */
  function waiting(key: string): { readonly sitting: Sitting; readonly step: SignInStep } {
    const sitting = sittings.get(key)
    if (sitting === undefined || sitting.step === null) throw new AppFailure({ code: 'cancelled' })
    return { sitting, step: sitting.step }
  }

  return {
    /**
     * Runs a sign-in with the person before it, until it is done or `signal` ends it; then its doors are closed and its
     * step is gone at once. One that begins under the same key ends the one before it with `cancelled`.
     */
    async during<T>(
      key: string,
      { signal, acceptsInsecure }: SittingOptions,
      work: (interaction: Interaction, signal: AbortSignal) => Promise<T>,
    ): Promise<T> {
      sittings.get(key)?.controller.abort()
      const controller = new AbortController()
      const either = AbortSignal.any([signal, controller.signal])
      const sitting: Sitting = {
        ...{ key, acceptsInsecure, controller, doors: new Set() },
        ...{ step: null, give: null, isOver: false },
      }
      sittings.set(key, sitting)
      either.addEventListener('abort', () => end(sitting), { once: true })
      try {
        if (either.aborted) throw new AppFailure({ code: 'cancelled' })
        return await cancellable(work(interactionOf(sitting, either), either), either)
      } finally {
        end(sitting)
      }
    },

    /** Ends every sign-in that waits for the person. */
    cancelAll(): void {
      for (const { controller } of [...sittings.values()]) controller.abort()
    },

    list: (): readonly KeyedStep[] =>
      [...sittings.values()].filter(({ step }) => step !== null).map(({ key, step }) => ({ key, step })),

    giveAddress(key: string, address: string): void {
      const { sitting, step } = waiting(key)
      if (step.kind !== 'browser' || !step.isPasted || sitting.give === null)
        throw new AppFailure({ code: 'cancelled' })
      const pasted = address.trim()
      if (!isReturnTo(step.redirectUri, pasted)) {
        const reason = `This is not where the sign-in ended. That address begins with ${step.redirectUri}, and has “code=” and “state=” in it.`
        throw new AppFailure({ code: 'invalid-input', field: 'address', reason })
      }
      const { give } = sitting
      sitting.give = null
      give(pasted)
    },

    async openAgain(key: string): Promise<void> {
      const { sitting, step } = waiting(key)
      if (await started(links.openSignIn(pageOf(step), sitting.acceptsInsecure))) return
      const reason = 'No browser could be started. Copy the address, and open it yourself.'
      throw new AppFailure({ code: 'request-refused', part: 'url', reason })
    },

    async copyAddress(key: string): Promise<void> {
      await clipboard.write(pageOf(waiting(key).step))
    },

    async copyCode(key: string): Promise<void> {
      const { step } = waiting(key)
      if (step.kind !== 'device-code') throw new AppFailure({ code: 'cancelled' })
      await clipboard.write(step.userCode)
    },
  }
}

/** The page where the person goes on; with the code already in it, where there is such a one. */
function pageOf(step: SignInStep): string {
  return step.kind === 'device-code' ? (step.wholeAddress ?? step.address) : step.address
}

/** False when the system could not; what may not be opened at all still fails. */
async function started(opening: Promise<void>): Promise<boolean> {
  try {
    await opening
    return true
  } catch (thrown) {
    if (thrown instanceof AppFailure) throw thrown
    return false
  }
}
