import { useEffect } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { formOfExample } from '../../../shared/domain/example-form.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { emptyForm } from '../../../shared/domain/request-form.ts'
import type { Desk } from '../../stores/desk.ts'
import { rejoinSends } from '../../stores/send-from-tab.ts'
import { useWorkbench } from '../../stores/workbench.store.ts'

/** The desk of a connection; null until main has told what was kept. At first the provider's first example is on it. */
export function useDesk({ id }: Connection, provider: Provider | undefined): Desk | null {
  const desk = useWorkbench(({ desks }) => desks[id])
  const load = useWorkbench((state) => state.load)
  const [first] = provider?.examples ?? []
  useEffect(() => {
    void load(id, first ? formOfExample(first) : emptyForm).then(() => rejoinSends(id))
  }, [load, id, first])
  return desk ?? null
}
