import type { Connection } from '../../../../shared/domain/connection.ts'
import { formOfExample } from '../../../../shared/domain/example-form.ts'
import type { ExampleRequest } from '../../../../shared/domain/provider.ts'
import { emptyForm, type RequestForm } from '../../../../shared/domain/request-form.ts'
import { newTab, openTab } from '../../../stores/desk.ts'
import { providerNow, signInOf } from '../../../stores/providers.store.ts'
import { useView } from '../../../stores/view.store.ts'
import { useWorkbench } from '../../../stores/workbench.store.ts'

/**
 * Opens a request of a connection that carries this token in place of the connection's own, written by hand as the
 * provider wants it. Nothing is sent by that.
 */
export async function tryToken(connection: Connection, token: string): Promise<void> {
  const { load, edit } = useWorkbench.getState()
  const form = formWith(connection, token)
  await load(connection.id, emptyForm)
  edit(connection.id, (desk) => openTab(desk, newTab(crypto.randomUUID(), form)))
  useView.getState().showConnection(connection.id, 'try')
}

function formWith({ providerId, signInId }: Connection, token: string): RequestForm {
  const provider = providerNow(providerId)
  const signIn = signInOf(provider, signInId)
  const use = signIn?.use ?? provider?.use ?? { header: 'Authorization', scheme: 'Bearer' }
  const examples: readonly ExampleRequest[] = provider?.examples ?? []
  // One that can be sent as it is, if there is one.
  const example = examples.find(({ pathFields = [] }) => pathFields.length === 0) ?? examples[0]
  return {
    ...(example ? formOfExample(example) : emptyForm),
    authorization: { kind: 'none' },
    headers: [{ name: use.header, value: `${use.scheme} ${token}`.trim(), on: true }],
  }
}
