/** Looking up a sign-in server: asks main, and fills in what it found. */
import { useEffect, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { api } from '../../lib/api.ts'
import { chosenSignIn, type FormValues } from './form-values.ts'
import { methodOf, otherAddresses, signInFor, valuesFor } from './found-for-form.ts'
import { networkDraft } from './network-values.ts'

/** The look-up, and its outcome until the next one. */
export type LookUp = {
  readonly found: Discovery | null
  readonly failure: AppError | null
  readonly isAsking: boolean
  readonly start: () => Promise<void>
}

/** For the form of a system whose addresses can be looked up. */
export function useDiscovery(
  provider: Provider,
  connectionId: string | undefined,
  { control, getValues, setValue, clearErrors }: UseFormReturn<FormValues>,
): LookUp {
  const [found, setFound] = useState<Discovery | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [signInId, values] = useWatch({ control, name: ['signInId', 'values'] })
  const signIn = chosenSignIn(provider, signInId)
  const method = methodOf(signIn, values)

  // Each sign-in has fields of its own for what the server asks for.
  useEffect(() => {
    if (found === null || signIn === undefined) return
    const changes = valuesFor(found, signIn, getValues('values'))
    for (const [name, value] of Object.entries(changes)) setValue(`values.${name}`, value)
  }, [found, signIn, getValues, setValue])

  // Programs that show a certificate may have to ask elsewhere.
  useEffect(() => {
    if (found === null) return
    const changes = otherAddresses(found, method, getValues('servers'))
    for (const [id, address] of Object.entries(changes)) setValue(`servers.${id}`, address)
  }, [found, method, getValues, setValue])

  const fillIn = (discovery: Discovery) => {
    for (const { id } of provider.servers) {
      if (id === 'server' || id === 'api') continue
      const address = id === 'issuer' ? discovery.issuer : discovery.endpoints[id]
      if (address) setValue(`servers.${id}`, address)
    }
    const chosen = chosenSignIn(provider, getValues('signInId'))
    const isOwnChoice = connectionId !== undefined || chosen?.id !== provider.signIns[0]?.id
    const fitting = signInFor(discovery, provider, chosen, isOwnChoice)
    if (fitting) setValue('signInId', fitting.id)
    clearErrors('servers')
  }

  const start = async () => {
    setIsAsking(true)
    setFailure(null)
    const { servers, network, acceptsInsecure, skipCertificateCheck } = getValues()
    const result = await api.discovery.lookUp({
      address: servers.issuer ?? '',
      ...(connectionId ? { connectionId } : {}),
      network: networkDraft(network, undefined),
      acceptsInsecure,
      verifyTls: !skipCertificateCheck,
    })
    setIsAsking(false)
    setFound(result.ok ? result.value : null)
    if (result.ok) fillIn(result.value)
    else setFailure(result.error)
  }

  return { found, failure, isAsking, start }
}
