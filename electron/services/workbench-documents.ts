/** What is on disk of a connection's requests, sealed: those that are saved, and those that are open. */
import { isObject } from '../../shared/core/is-object.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import type { RequestTab, SavedRequest } from '../../shared/domain/saved-request.ts'
import type { SealedKind } from '../ports/sealed-documents.ts'
import { readForm } from './form-guard.ts'

export type SavedDocument = { readonly saved: readonly SavedRequest[] }
export type TabsDocument = { readonly tabs: readonly RequestTab[]; readonly activeTabId: string | null }

export const savedKind: SealedKind<SavedDocument> = {
  name: 'requests',
  title: 'saved requests',
  fresh: { saved: [] },
  migrations: [],
  isValid: (value): value is SavedDocument =>
    isObject(value) &&
    Array.isArray(value.saved) &&
    value.saved.every(
      (one) =>
        isObject(one) &&
        typeof one.id === 'string' &&
        typeof one.name === 'string' &&
        isTextOrNull(one.folder) &&
        typeof one.updatedAt === 'number' &&
        readForm(one.form) !== null,
    ),
}

export const tabsKind: SealedKind<TabsDocument> = {
  name: 'open-requests',
  title: 'open requests',
  fresh: { tabs: [], activeTabId: null },
  migrations: [],
  isValid: (value): value is TabsDocument =>
    isObject(value) &&
    isTextOrNull(value.activeTabId) &&
    Array.isArray(value.tabs) &&
    value.tabs.every(
      (tab) => isObject(tab) && typeof tab.id === 'string' && isTextOrNull(tab.savedId) && readForm(tab.form) !== null,
    ),
}

/** A form from disk, with what an older Hallpass did not know of. */
export function wholeForm(form: RequestForm): RequestForm {
  return { ...emptyForm, ...form }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
