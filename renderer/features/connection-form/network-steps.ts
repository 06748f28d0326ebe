/** What the next steps of a failure do in the network's part of the form. */
import type { UseFormReturn } from 'react-hook-form'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { ServerCertificate } from '../../../shared/core/server-certificate.ts'
import { api } from '../../lib/api.ts'
import type { SecretInputs } from '../../lib/use-secret-inputs.ts'
import type { FormValues } from './form-values.ts'
import { proxyPasswordInput } from './network-values.ts'

/** Marks the network's part in the page. */
export const networkPart = { 'data-part': 'network' } as const

type Methods = Pick<UseFormReturn<FormValues>, 'getValues' | 'setValue' | 'setFocus'>

/** Goes to a field of the network's part, which may be folded away or not drawn yet. */
export function focusNetworkField(
  field: string,
  methods: Methods,
  secrets: SecretInputs,
  error: AppError | null,
): void {
  const { getValues, setValue, setFocus } = methods
  const asksForUser = field === 'proxyUsername' || field === proxyPasswordInput
  if (asksForUser && getValues('network.proxyKind') !== 'own') {
    // The system's own proxy wants to know who asks: only here that can be said.
    setValue('network.proxyKind', 'own')
    if (error?.code === 'proxy-refused') setValue('network.proxyUrl', `http://${error.proxy}`)
  }
  const part = document.querySelector('[data-part="network"]')
  part?.querySelector('details')?.setAttribute('open', '')
  // By the next frame, it is drawn.
  requestAnimationFrame(() => {
    if (secrets.focus(field)) return
    const isOwn = getValues('network.proxyKind') === 'own'
    if (isOwn && (field === 'proxyUrl' || field === 'proxyUsername' || field === 'proxyExcept')) {
      setFocus(`network.${field}`)
    } else {
      const button = part?.querySelector<HTMLElement>('[name="clientCertificate"]')
      const select = part?.querySelector<HTMLElement>('[role="combobox"], button')
      const wanted = field === 'clientCertificate' ? button : select
      wanted?.focus()
    }
  })
}

/** From now on, this host has to show this certificate. */
export function trustInForm(host: string, certificates: readonly ServerCertificate[], methods: Methods): void {
  const [certificate] = certificates
  if (certificate === undefined) return
  const { fingerprint, subject, validTo } = certificate
  const others = methods.getValues('network.trusted').filter((one) => one.host !== host)
  methods.setValue('network.trusted', [...others, { host, fingerprint, subject, validTo }])
}

/** Adds a CA file that the person chooses; true when there is one more now. What is wrong with it is handed to `say`. */
export async function addAuthorityInForm(methods: Methods, say: (error: AppError) => void): Promise<boolean> {
  const result = await api.network.chooseAuthority()
  if (!result.ok) say(result.error)
  if (!result.ok || result.value === null) return false
  const { value } = result
  const others = methods.getValues('network.authorities').filter(({ pem }) => pem !== value.pem)
  methods.setValue('network.authorities', [...others, value])
  return true
}
