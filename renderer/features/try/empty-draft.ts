import type { TryDraft } from '../../stores/try-drafts.store.ts'

/** A request in which nothing has been written yet. */
export const emptyDraft: TryDraft = {
  method: 'GET',
  url: '',
  pathValues: {},
  query: [],
  headers: [],
  bodyKind: 'none',
  json: '',
  form: [],
}
