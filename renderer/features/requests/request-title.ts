import { formOfExample } from '../../../shared/domain/example-form.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { splitAddress } from '../../../shared/domain/query-rows.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { isSameForm } from '../../../shared/domain/same-form.ts'
import { maxNameLength, type OpenTab, type SavedSummary } from '../../../shared/domain/saved-request.ts'

/** What an open request is called: its saved name, else where it goes. */
export function titleOf({ savedId, form }: OpenTab, saved: readonly SavedSummary[]): string {
  const name = saved.find(({ id }) => id === savedId)?.name
  return name ?? (pathOf(form.url) || 'New request')
}

/** A name to save a request under: that of the example it is, else method and path. */
export function suggestedName(form: RequestForm, provider: Provider | undefined): string {
  const written = { ...form, pathValues: {} }
  const example = provider?.examples.find((one) => isSameForm(formOfExample(one), written))
  const path = pathOf(form.url)
  return example?.label ?? (path === '' ? '' : `${form.method} ${path}`.slice(0, maxNameLength))
}

/** The address without its query, and a whole one without `https://`. */
function pathOf(url: string): string {
  return splitAddress(url.trim())
    .before.replace(/^https?:\/\//i, '')
    .trim()
}
