import { ok } from '../../shared/core/result.ts'
import { api } from '../lib/api.ts'
import { useHanded } from '../stores/handed.store.ts'
import { useNotices } from '../stores/notices.store.ts'
import { useView } from '../stores/view.store.ts'

/** Shows the link that another program handed over, if there is one. Anybody can make such a link: a form is not left for it. */
export async function showHandedOver(): Promise<void> {
  const result = await api.imports.handedOver()
  if (!result.ok || result.value === null) return
  const text = ok(result.value)
  const look = () => useHanded.getState().hand({ from: '', read: async () => text })
  if (!isInForm()) look()
  else useNotices.getState().say('A link with a provider card was opened.', 'info', { label: 'Look at it', run: look })
}

/** Where leaving would lose what is typed. */
function isInForm(): boolean {
  const { view } = useView.getState()
  return view?.kind === 'connect' || (view?.kind === 'connection' && view.tab === 'set-up')
}
