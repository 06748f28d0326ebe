import type { RequestForm } from '../domain/request-form.ts'
import type { SavedRequest, SavedSummary, TabsChange, Workbench } from '../domain/saved-request.ts'
import type { Channels } from './contract.ts'

/** The list after a change, and the request that it was about. */
export type SavedChange = { readonly saved: readonly SavedSummary[]; readonly id: string }

export type WorkbenchContract = {
  load: (input: { connectionId: string }) => Workbench
  /** Keeps what stands in the open requests; those that are not in `order` are closed. */
  keepTabs: (input: { connectionId: string; change: TabsChange }) => void
  /** Saves a request: in place of the one with this id, or (null, or when that is gone) as a new one. */
  save: (input: {
    connectionId: string
    id: string | null
    name: string
    folder: string | null
    form: RequestForm
  }) => SavedChange
  /** The whole of a saved request. */
  read: (input: { connectionId: string; id: string }) => SavedRequest
  rename: (input: { connectionId: string; id: string; name: string }) => SavedChange
  /** Puts it into a folder, before another one of the list or (null) at its end. */
  place: (input: { connectionId: string; id: string; folder: string | null; beforeId: string | null }) => SavedChange
  /** The copy stands right after it. */
  duplicate: (input: { connectionId: string; id: string }) => SavedChange
  /** It can be restored until Hallpass closes. */
  remove: (input: { connectionId: string; id: string }) => SavedChange
  /** Brings back a removed one, where it was. */
  restore: (input: { connectionId: string; id: string }) => SavedChange
}

export const workbenchChannels = {
  load: 'workbench:load',
  keepTabs: 'workbench:keepTabs',
  save: 'workbench:save',
  read: 'workbench:read',
  rename: 'workbench:rename',
  place: 'workbench:place',
  duplicate: 'workbench:duplicate',
  remove: 'workbench:remove',
  restore: 'workbench:restore',
} as const satisfies Channels<WorkbenchContract, 'workbench'>
