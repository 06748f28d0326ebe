import { useFormContext, useWatch } from 'react-hook-form'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { NearNote } from '../../ui/near-note.tsx'
import type { FormValues } from './form-values.ts'
import { hostsOfOthers } from './near-addresses.ts'

type NearAddressesNoteProps = {
  readonly provider: Provider
  /** What a connection that is there starts with is the person's own. */
  readonly isNew: boolean
  readonly found: Discovery | null
}

/** Names, before the first call, addresses near by that the person did not type. */
export function NearAddressesNote({ provider, isNew, found }: NearAddressesNoteProps) {
  const { control, formState } = useFormContext<FormValues>()
  const servers = useWatch({ control, name: 'servers' })
  const startedWith = isNew ? (formState.defaultValues?.servers ?? {}) : {}
  return <NearNote hosts={hostsOfOthers(provider, servers, startedWith, found)} />
}
