/** Carries out the next step of a failure in the form it happened in. */
import type { UseFormReturn } from 'react-hook-form'
import type { AppError } from '../../../shared/core/app-error.ts'
import { assertNever } from '../../../shared/core/assert-never.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { parseServerAddress } from '../../../shared/domain/server-address.ts'
import type { SecretInputs } from '../../lib/use-secret-inputs.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import type { NextAct } from '../../ui/failure-callout.tsx'
import { fieldInForm } from './failures-by-field.ts'
import type { FormValues } from './form-values.ts'
import { addAuthorityInForm, focusNetworkField, trustInForm } from './network-steps.ts'
import { networkFields } from './network-values.ts'

type FormToMend = {
  readonly provider: Provider
  readonly methods: UseFormReturn<FormValues>
  readonly secrets: SecretInputs
  /** Takes the failure off the screen. */
  readonly reset: () => void
  readonly tryAgain: () => void
  readonly firstField: () => string | undefined
  /** Says what went wrong beside its field. */
  readonly say: (error: AppError) => void
  /** What the steps are for; null when nothing failed. */
  readonly error: AppError | null
}

/** What the button of a failure does. Where credentials would go to another address, it only fills that in: sending is the person's act. */
export function nextStep({
  provider,
  methods,
  secrets,
  reset,
  tryAgain,
  firstField,
  say,
  error,
}: FormToMend): (act: NextAct) => void {
  const { setValue, setFocus } = methods

  const focusField = (named: string | undefined) => {
    if (!named) return
    const field = fieldInForm(named, provider)
    if (networkFields.includes(field)) return focusNetworkField(field, methods, secrets, error)
    if (secrets.focus(field)) return
    if (provider.servers.some(({ id }) => id === field)) setFocus(`servers.${field}`)
    else if (field === 'name') setFocus('name')
    else setFocus(`values.${field}`)
  }

  const goByHttp = (address: string) => {
    setValue('servers.server', address)
    reset()
    const parsed = parseServerAddress(address, [])
    if (parsed.ok && !parsed.insecure) return tryAgain()
    // The box that asks for the person's word is drawn by then.
    requestAnimationFrame(() => setFocus('acceptsInsecure'))
  }

  return (act) => {
    switch (act.kind) {
      case 'focus-field':
        return focusField(act.fields[0])
      case 'edit-connection':
        return focusField(firstField())
      case 'use-http':
        return goByHttp(act.address)
      case 'use-address':
        setValue('servers.server', act.address)
        reset()
        return setFocus('servers.server')
      case 'accept-http':
        setValue('acceptsInsecure', true)
        return tryAgain()
      case 'skip-certificate-check':
        setValue('skipCertificateCheck', true)
        return tryAgain()
      case 'trust-certificate':
        trustInForm(act.host, act.certificates, methods)
        return tryAgain()
      case 'choose-authority':
        return void addAuthorityInForm(methods, say).then((added) => added && tryAgain())
      case 'use-url-encoded':
        setValue('urlEncoded', true)
        return tryAgain()
      case 'restart':
        return void useAppInfo.getState().restart()
      case 'try-again':
      case 'sign-in':
        return tryAgain()
      case 'allow-host':
      case 'set-variables':
      case 'send-without-token':
      case 'none':
        return undefined
      default:
        return assertNever(act)
    }
  }
}
