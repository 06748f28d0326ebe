import type { Provider, ServerField, SignIn } from '../../../shared/domain/provider.ts'
import { EndpointFold } from './endpoint-fold.tsx'
import { InsecureNote } from './insecure-note.tsx'
import { IssuerField } from './issuer-field.tsx'
import { NearAddressesNote } from './near-addresses-note.tsx'
import { ServerInput } from './server-input.tsx'
import type { LookUp } from './use-discovery.ts'

type ServerFieldsProps = {
  readonly provider: Provider
  readonly signIn: SignIn | undefined
  readonly lookUp: LookUp
  /** There is no connection yet. */
  readonly isNew: boolean
  /** What main said about a field, by field id. */
  readonly failures: Readonly<Record<string, string>>
  readonly onEdited: (field: string) => void
}

/** Where the system is; and, for an unprotected address, the person's explicit word that they want that. */
export function ServerFields({ provider, signIn, lookUp, isNew, failures, onEdited }: ServerFieldsProps) {
  const shared = { provider, signIn, onEdited }
  const draw = (id: ServerField['id']) => {
    const field = provider.servers.find((one) => one.id === id)
    return field && <ServerInput key={id} {...shared} field={field} failure={failures[id]} />
  }
  const issuer = provider.servers.find(({ id }) => id === 'issuer')
  return (
    <>
      {issuer && <IssuerField {...shared} field={issuer} lookUp={lookUp} failure={failures.issuer} />}
      {draw('server')}
      <EndpointFold {...shared} failures={failures} />
      {draw('api')}
      <NearAddressesNote {...{ provider, isNew }} found={lookUp.found} />
      <InsecureNote provider={provider} />
    </>
  )
}
