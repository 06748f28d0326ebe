/** The connections that are kept open: apart for every network choice, so that none is used under another one. */
import { createHash } from 'node:crypto'
import { Agent, Pool } from 'undici'
import { connectorsOf, type Way } from './connectors.ts'

const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: 1024 * 1024 }

/** More choices than anybody uses at the same time; those not used for longest are let go. */
const mostKept = 16

type Kept = { readonly agent: Agent; readonly life: AbortController }

/** Finds or makes what carries a call. */
export type Dispatchers = {
  readonly of: (way: Way) => Agent
  /** The next call this way opens connections of its own; those under way end by themselves. */
  readonly renew: (way: Way) => void
  /** Lets go of what it holds (certificates, passwords of proxies); calls under way end by themselves. */
  readonly forget: () => void
  readonly close: () => Promise<void>
}

export function createDispatchers(): Dispatchers {
  // In the order of their last use.
  const kept = new Map<string, Kept>()
  const leaving = new Set<Kept>()

  function letGo(one: Kept): void {
    leaving.add(one)
    const gone = () => {
      one.life.abort()
      leaving.delete(one)
    }
    one.agent.close().then(gone, gone)
  }

  return {
    of(way) {
      const key = keyOf(way)
      const found = kept.get(key) ?? create(way)
      kept.delete(key)
      kept.set(key, found)
      for (const [oldest, one] of kept) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
        letGo(one)
      }
      return found.agent
    },
    renew(way) {
      const key = keyOf(way)
      const found = kept.get(key)
      kept.delete(key)
      if (found !== undefined) letGo(found)
    },
    forget() {
      for (const one of kept.values()) letGo(one)
      kept.clear()
    },
    async close() {
      const all = [...kept.values(), ...leaving]
      kept.clear()
      await Promise.all(
        all.map(({ agent, life }) => {
          life.abort()
          return agent.destroy()
        }),
      )
    },
  }
}

function create(way: Way): Kept {
  const life = new AbortController()
  const connector = connectorsOf(way, life.signal)
  const agent = new Agent({
    ...limits,
    allowH2: true,
    factory: (origin, options) => new Pool(origin, { ...options, connect: connector() }),
  })
  return { agent, life }
}

/** A hash, so that no private key lies around as the key of a map. */
function keyOf({ verifyTls, network }: Way): string {
  if (network === null) return String(verifyTls)
  return createHash('sha256')
    .update(JSON.stringify([verifyTls, network]))
    .digest('base64')
}
