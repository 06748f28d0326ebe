/** The requests of each connection: saved ones in their order, and open ones with what is not saved in them. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestForm } from '../../shared/domain/request-form.ts'
import { nameOfCopy, place } from '../../shared/domain/saved-list.ts'
import {
  maxNameLength,
  maxSaved,
  maxTabs,
  type NewRequest,
  type SavedRequest,
  type SavedSummary,
  type TabsChange,
  type Workbench,
} from '../../shared/domain/saved-request.ts'
import type { SavedChange } from '../../shared/ipc/workbench.contract.ts'
import type { SealedDocuments } from '../ports/sealed-documents.ts'
import type { ConnectionStore } from './connection-store.ts'
import { savedKind, tabsKind, wholeForm } from './workbench-documents.ts'

/** What the workbench service works with. */
export type WorkbenchParts = {
  readonly connections: ConnectionStore
  readonly sealed: SealedDocuments
  readonly newId: () => string
  readonly now: () => number
}

export type WorkbenchService = ReturnType<typeof createWorkbenchService>

type Removed = { readonly request: SavedRequest; readonly beforeId: string | null }

/** Characters of all forms together that one document takes. */
const maxCharacters = 50_000_000
/** Removed requests that can still be restored, for each connection. */
const maxRemoved = 50

export function createWorkbenchService({ connections, sealed, newId, now }: WorkbenchParts) {
  const removed = new Map<string, readonly Removed[]>()

  const documents = (connectionId: string) => {
    connections.get(connectionId)
    return { saved: sealed.of(connectionId, savedKind), tabs: sealed.of(connectionId, tabsKind) }
  }

  /** Changes the saved requests of a connection that is still there when its turn comes. */
  async function change(
    connectionId: string,
    id: string,
    work: (saved: readonly SavedRequest[]) => readonly SavedRequest[],
  ): Promise<SavedChange> {
    const { saved } = await documents(connectionId).saved.update((document) => {
      connections.get(connectionId)
      const next = work(document.saved)
      return next === document.saved ? document : { saved: next }
    })
    return { saved: saved.map(summaryOf), id }
  }

  return {
    async load(connectionId: string): Promise<Workbench> {
      const kept = documents(connectionId)
      const [{ saved }, { tabs, activeTabId }] = await Promise.all([kept.saved.read(), kept.tabs.read()])
      const forms = new Map(saved.map(({ id, form }) => [id, wholeForm(form)]))
      return {
        saved: saved.map(summaryOf),
        tabs: tabs.map(({ id, savedId, form }) => {
          const savedForm = forms.get(savedId ?? '') ?? null
          return { id, savedId: savedForm === null ? null : savedId, form: wholeForm(form), savedForm }
        }),
        activeTabId,
        notices: [...kept.saved.notices(), ...kept.tabs.notices()],
      }
    },

    async keepTabs(connectionId: string, { order, activeTabId, changed }: TabsChange): Promise<void> {
      if (order.length > maxTabs) throw tooMuch(`More than ${maxTabs} open requests are not kept. Close some.`)
      await documents(connectionId).tabs.update(({ tabs: before }) => {
        connections.get(connectionId)
        const known = new Map([...before, ...changed].map((tab) => [tab.id, tab]))
        const tabs = order.flatMap((id) => known.get(id) ?? [])
        assertFits(tabs, 'What stands in the open requests is more than Hallpass keeps. Close some of the large ones.')
        return { tabs, activeTabId }
      })
    },

    async save(input: {
      connectionId: string
      id: string | null
      name: string
      folder: string | null
      form: RequestForm
    }): Promise<SavedChange> {
      const { connectionId, form } = input
      const [name, folder] = [nameFrom(input.name), folderFrom(input.folder)]
      const id = input.id ?? newId()
      return change(connectionId, id, (saved) => {
        const request: SavedRequest = { id, name, folder, form, updatedAt: now() }
        const isKnown = saved.some((one) => one.id === id)
        const next = isKnown ? saved.map((one) => (one.id === id ? request : one)) : [...saved, request]
        return assertRoom(next)
      })
    },

    /** Saves several as new ones, behind those there are; as `save` does for each. Returns how many. */
    async saveAll(connectionId: string, requests: readonly NewRequest[]): Promise<number> {
      const added = requests.map(
        ({ name, folder, form }): SavedRequest => ({
          id: newId(),
          name: nameFrom(name).slice(0, maxNameLength),
          folder: folderFrom(folder)?.slice(0, maxNameLength) ?? null,
          form,
          updatedAt: now(),
        }),
      )
      if (added.length > 0) await change(connectionId, '', (saved) => assertRoom([...saved, ...added]))
      return added.length
    },

    /** All that are saved, in their order. */
    async readAll(connectionId: string): Promise<readonly SavedRequest[]> {
      const { saved } = await documents(connectionId).saved.read()
      return saved.map((one) => ({ ...one, form: wholeForm(one.form) }))
    },

    async read(connectionId: string, id: string): Promise<SavedRequest> {
      const { saved } = await documents(connectionId).saved.read()
      const request = find(saved, id)
      return { ...request, form: wholeForm(request.form) }
    },

    async rename(connectionId: string, id: string, typed: string): Promise<SavedChange> {
      const name = nameFrom(typed)
      return change(connectionId, id, (saved) => {
        find(saved, id)
        return saved.map((one) => (one.id === id ? { ...one, name } : one))
      })
    },

    async place(connectionId: string, id: string, typed: string | null, beforeId: string | null): Promise<SavedChange> {
      const folder = folderFrom(typed)
      return change(connectionId, id, (saved) => {
        find(saved, id)
        return place(saved, id, folder, beforeId)
      })
    },

    async duplicate(connectionId: string, id: string): Promise<SavedChange> {
      const copyId = newId()
      return change(connectionId, copyId, (saved) => {
        const one = find(saved, id)
        const copy = { ...one, id: copyId, name: nameOfCopy(saved, one.name), updatedAt: now() }
        return assertRoom(saved.toSpliced(saved.indexOf(one) + 1, 0, copy))
      })
    },

    async remove(connectionId: string, id: string): Promise<SavedChange> {
      let gone: Removed | null = null
      const after = await change(connectionId, id, (saved) => {
        const request = find(saved, id)
        gone = { request, beforeId: saved[saved.indexOf(request) + 1]?.id ?? null }
        return saved.filter((one) => one !== request)
      })
      if (gone !== null) removed.set(connectionId, [...(removed.get(connectionId) ?? []), gone].slice(-maxRemoved))
      return after
    },

    async restore(connectionId: string, id: string): Promise<SavedChange> {
      const gone = removed.get(connectionId)?.find(({ request }) => request.id === id)
      if (gone === undefined) throw new AppFailure({ code: 'not-found', what: 'request' })
      return change(connectionId, id, (saved) => {
        if (saved.some((one) => one.id === id)) return saved
        return assertRoom(place([...saved, gone.request], id, gone.request.folder, gone.beforeId))
      })
    },

    /** Lets go of what was removed at connections that are no longer there. */
    forgetOthers(connectionIds: readonly string[]): void {
      for (const id of removed.keys()) if (!connectionIds.includes(id)) removed.delete(id)
    },
  }
}

function summaryOf({ form, ...rest }: SavedRequest): SavedSummary {
  return { ...rest, method: form.method, url: form.url }
}

function find(saved: readonly SavedRequest[], id: string): SavedRequest {
  const request = saved.find((one) => one.id === id)
  if (request === undefined) throw new AppFailure({ code: 'not-found', what: 'request' })
  return request
}

function nameFrom(typed: string): string {
  const name = typed.trim()
  if (name === '') throw new AppFailure({ code: 'invalid-input', field: 'name', reason: 'A request needs a name.' })
  return name
}

/** A folder without a name is none. */
function folderFrom(typed: string | null): string | null {
  const folder = typed?.trim() ?? ''
  return folder === '' ? null : folder
}

function assertRoom(saved: readonly SavedRequest[]): readonly SavedRequest[] {
  if (saved.length > maxSaved) {
    throw tooMuch(`This connection has ${maxSaved} saved requests, as many as Hallpass keeps. Delete one first.`)
  }
  assertFits(saved, 'The saved requests of this connection are as large as Hallpass keeps. Delete a large one first.')
  return saved
}

function assertFits(requests: readonly { readonly form: RequestForm }[], reason: string): void {
  const characters = requests.reduce((sum, { form }) => sum + lengthOf(form), 0)
  if (characters > maxCharacters) throw tooMuch(reason)
}

function lengthOf({ json, text, query, headers, form, parts }: RequestForm): number {
  const rows = [...query, ...headers, ...form, ...parts]
  return rows.reduce((sum, { name, value }) => sum + name.length + value.length, json.length + text.length)
}

function tooMuch(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', reason })
}
