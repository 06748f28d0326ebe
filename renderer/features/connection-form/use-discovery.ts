/** Looking up a sign-in server: asks main, and fills in what it found. */
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import type { ClientAuthMethod } from '../../../shared/domain/oauth-settings.ts'
import type { FlowId, Provider, SignIn } from '../../../shared/domain/provider.ts'
import { api } from '../../lib/api.ts'
import type { FormValues } from './form-values.ts'

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
  { getValues, setValue, clearErrors }: UseFormReturn<FormValues>,
): LookUp {
  const [found, setFound] = useState<Discovery | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [isAsking, setIsAsking] = useState(false)

  const fillIn = (discovery: Discovery) => {
    for (const { id } of provider.servers) {
      if (id === 'server' || id === 'api') continue
      const address = id === 'issuer' ? discovery.issuer : discovery.endpoints[id]
      if (address) setValue(`servers.${id}`, address)
    }
    const chosen = provider.signIns.find(({ id }) => id === getValues('signInId'))
    const fitting =
      chosen && offers(discovery, chosen) ? chosen : provider.signIns.find((one) => offers(discovery, one))
    if (fitting) setValue('signInId', fitting.id)
    const method = clientAuthFor(fitting ?? chosen, discovery, getValues('values.clientAuth'))
    if (method) setValue('values.clientAuth', method)
    clearErrors('servers')
  }

  const start = async () => {
    setIsAsking(true)
    setFailure(null)
    const { servers, acceptsInsecure, skipCertificateCheck } = getValues()
    const result = await api.discovery.lookUp({
      address: servers.issuer ?? '',
      ...(connectionId ? { connectionId } : {}),
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

const grantTypes: Readonly<Partial<Record<FlowId, string>>> = {
  'client-credentials': 'client_credentials',
  password: 'password',
  'refresh-token': 'refresh_token',
}

/** Whether the server says that it has this sign-in. One that has no grant type of its own counts as had. */
export function offers(discovery: Discovery, signIn: SignIn): boolean {
  const type = grantTypes[signIn.flow]
  return type === undefined || discovery.grantTypes.includes(type)
}

/** The way to authenticate that fits both, where the chosen one does not; undefined where it stays. */
function clientAuthFor(
  signIn: SignIn | undefined,
  { clientAuth }: Discovery,
  chosen: string | undefined,
): ClientAuthMethod | undefined {
  if (!signIn || !('clientAuth' in signIn.settings)) return undefined
  const offered = signIn.settings.clientAuth
  const now = chosen || offered[0]
  if (clientAuth.some((method) => method === now)) return undefined
  return offered.find((method) => clientAuth.includes(method))
}
