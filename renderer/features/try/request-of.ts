import type { NameValue, RequestDraft } from '../../../shared/domain/http-exchange.ts'
import type { ExampleRequest } from '../../../shared/domain/provider.ts'
import type { TryDraft } from '../../stores/try-drafts.store.ts'
import { emptyDraft } from './empty-draft.ts'
import { fillPath } from './path-fields.ts'

/** What is handed to the main process for a draft: path fields filled in, unnamed rows left out. */
export function requestOf(connectionId: string, draft: TryDraft): RequestDraft {
  return {
    connectionId,
    method: draft.method,
    url: fillPath(draft.url.trim(), draft.pathValues),
    query: named(draft.query),
    headers: named(draft.headers),
    body: bodyOf(draft),
  }
}

/** The form filled from an example; values typed for path fields of the same name stay. */
export function draftOfExample(example: ExampleRequest, before: TryDraft | undefined): TryDraft {
  return {
    ...emptyDraft,
    method: example.method,
    url: example.path,
    pathValues: before?.pathValues ?? {},
    bodyKind: example.body ? 'json' : 'none',
    json: example.body?.text ?? '',
  }
}

/** Methods that carry no body in practice: one would be dropped or refused on the way. */
export function takesBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

function bodyOf(draft: TryDraft): RequestDraft['body'] {
  if (!takesBody(draft.method) || draft.bodyKind === 'none') return { kind: 'none' }
  return draft.bodyKind === 'json' ? { kind: 'json', text: draft.json } : { kind: 'form', fields: named(draft.form) }
}

function named(rows: readonly NameValue[]): readonly NameValue[] {
  return rows.map(({ name, value }) => ({ name: name.trim(), value })).filter(({ name }) => name !== '')
}
