/** The tree of a collection, walked: its requests in their order, each with the folders and the `auth` above it. */
import { isObject } from '../core/is-object.ts'
import { itemsOf, member, textMember, textOf } from '../core/members.ts'
import { cutText } from '../core/plain-text.ts'
import { maxNameLength } from '../domain/saved-request.ts'
import type { Accounts, AuthMeaning } from './accounts.ts'
import type { Findings } from './postman-reading.ts'

/** One request of the tree. */
export type CollectionItem = {
  readonly name: string
  /** The folders above it, in one: `Users / Admin`; null for none. */
  readonly folder: string | null
  readonly request: unknown
  /** What counts for it, its own or inherited. */
  readonly auth: AuthMeaning
  /** Answers that were saved with it. */
  readonly answers: number
}

const deepest = 50
const mostItems = 20_000

export function itemsOfCollection(
  collection: unknown,
  accounts: Accounts,
  findings: Findings,
): readonly CollectionItem[] {
  const found: CollectionItem[] = []
  const walk = (list: unknown, folders: readonly string[], inherited: AuthMeaning): void => {
    for (const item of itemsOf(list, mostItems)) {
      if (found.length >= mostItems) return
      const name = textMember(item, 'name') || 'Without a name'
      if (isObject(member(item, 'request')) || typeof member(item, 'request') === 'string') {
        found.push(requestOf(item, name, folders, inherited))
      } else if (Array.isArray(member(item, 'item'))) {
        noteScripts(item, `the folder “${cutText(name, 60)}”`, findings)
        const auth = accounts.of(member(item, 'auth'), `the folder “${cutText(name, 60)}”`) ?? inherited
        if (folders.length < deepest) walk(member(item, 'item'), [...folders, name], auth)
        else findings.notTaken.add('Folders more than fifty deep were left out.')
      }
    }
  }
  const requestOf = (
    item: unknown,
    name: string,
    folders: readonly string[],
    inherited: AuthMeaning,
  ): CollectionItem => {
    const request = member(item, 'request')
    const where = `the request “${cutText(name, 60)}”`
    noteScripts(item, where, findings)
    return {
      name: cutText(name, maxNameLength),
      folder: folders.length === 0 ? null : cutText(folders.join(' / '), maxNameLength),
      request,
      auth: accounts.of(member(request, 'auth') ?? member(item, 'auth'), where) ?? inherited,
      answers: itemsOf(member(item, 'response')).length,
    }
  }
  noteScripts(collection, 'the collection', findings)
  walk(member(collection, 'item'), [], accounts.of(member(collection, 'auth'), 'the collection') ?? { kind: 'none' })
  return found
}

/** Scripts are programs: they are named, and never run. */
function noteScripts(holder: unknown, where: string, { scripts }: Findings): void {
  for (const event of itemsOf(member(holder, 'event'), 20)) {
    const lines = member(member(event, 'script'), 'exec')
    const text = typeof lines === 'string' ? lines : itemsOf(lines).map(textOf).join('')
    if (text.trim() === '') continue
    const when = textMember(event, 'listen') === 'prerequest' ? 'before' : 'after'
    scripts.push(`${where} (${when})`)
  }
}
