/** The settings of one `auth` block: in a list of keys and values (v2.1), or as members (v2.0). */
import { itemsOf, member, textOf } from '../core/members.ts'

/** One `auth` block. */
export type AuthBlock = {
  readonly type: string
  /** A setting as text, untrimmed where it may be a secret; empty where there is none. */
  readonly text: (key: string) => string
  readonly raw: (key: string) => unknown
}

/** Null where nothing is set here, so that what stands above counts. */
export function authBlockOf(auth: unknown): AuthBlock | null {
  const type = textOf(member(auth, 'type'))
  if (type === '' || type === 'inherit') return null
  const settings = member(auth, type)
  const listed = new Map(itemsOf(settings, 200).map((one) => [textOf(member(one, 'key')), member(one, 'value')]))
  const raw = (key: string) => (Array.isArray(settings) ? listed.get(key) : member(settings, key))
  const text = (key: string) => {
    const value = raw(key)
    return typeof value === 'string' ? value.slice(0, 100_000) : textOf(value)
  }
  return { type, text, raw }
}
