/** The form's doing: checks, sends, puts failures beside their fields, and carries out the next step of a failure. */
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { parseServerAddress } from '../../../shared/domain/server-address.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { useConnections } from '../../stores/connections.store.ts'
import type { NextAct } from '../../ui/failure-callout.tsx'
import { failuresByField } from './failures-by-field.ts'
import { problemWith } from './field-rules.ts'
import { chosenSignIn, draftOf, type FormValues, sensibleName, startingValues } from './form-values.ts'
import { useAttempt } from './use-attempt.ts'
import { useSecretInputs } from './use-secret-inputs.ts'

type Failures = Readonly<Record<string, string>>

/** Everything the form's parts need. */
export function useConnectionForm(
  provider: Provider,
  connection: Connection | undefined,
  onDone: (connection: Connection, tried: boolean) => void,
) {
  const methods = useForm<FormValues>({
    defaultValues: startingValues(provider, connection),
    reValidateMode: 'onChange',
  })
  const secrets = useSecretInputs()
  const attempt = useAttempt(connection?.id)
  const [failures, setFailures] = useState<Failures>({})
  const signInNow = () => chosenSignIn(provider, methods.getValues('signInId'))
  const savedNow = () => (connection?.signInId === signInNow()?.id ? (connection?.savedSecrets ?? []) : [])

  const defaultName = (): string => {
    const taken = useConnections.getState().connections.filter(({ id }) => id !== connection?.id)
    const names = taken.map(({ name }) => name)
    return sensibleName(provider, methods.getValues('values'), names)
  }

  const missingSecrets = (): Failures => {
    const fields = (signInNow()?.fields ?? []).filter((field) => field.secret)
    const typed = secrets.read(fields)
    const problems = fields.map((field) => [
      field.name,
      problemWith(field, typed[field.name] ?? '', savedNow().includes(field.name)),
    ])
    return Object.fromEntries(problems.filter(([, problem]) => problem !== undefined))
  }

  const send = async (form: FormValues, tries: boolean) => {
    const missing = missingSecrets()
    setFailures(missing)
    const firstMissing = Object.keys(missing)[0]
    if (firstMissing) return void secrets.focus(firstMissing)
    const draft = draftOf(provider, form, secrets.read(signInNow()?.fields ?? []), defaultName())
    const result = await (tries ? attempt.tryAndSave(draft) : attempt.saveOnly(draft))
    if (!result) return
    if (!result.ok) return setFailures(failuresByField(result.error))
    secrets.empty()
    onDone(result.value, tries)
  }

  const submit = (tries: boolean) => {
    if (attempt.state.kind === 'trying' || attempt.state.kind === 'saving') return
    attempt.clear()
    void methods.handleSubmit(
      (form) => send(form, tries),
      () => setFailures(missingSecrets()),
    )()
  }

  const focusField = (field: string | undefined) => {
    if (!field || secrets.focus(field)) return
    if (provider.servers.some(({ id }) => id === field)) methods.setFocus(`servers.${field}`)
    else if (field === 'name') methods.setFocus('name')
    else methods.setFocus(`values.${field}`)
  }

  const goByHttp = (address: string) => {
    methods.setValue('servers.server', address)
    setFailures({})
    attempt.clear()
    const parsed = parseServerAddress(address, [])
    if (parsed.ok && !parsed.insecure) return submit(true)
    // The box that asks for the person's word is drawn by now.
    requestAnimationFrame(() => methods.setFocus('acceptsInsecure'))
  }

  const act = (next: NextAct) => {
    switch (next.kind) {
      case 'focus-field':
        return focusField(next.fields[0])
      case 'use-http':
        return goByHttp(next.address)
      case 'use-address':
        methods.setValue('servers.server', next.address)
        setFailures({})
        attempt.clear()
        return methods.setFocus('servers.server')
      case 'accept-http':
        methods.setValue('acceptsInsecure', true)
        return submit(true)
      case 'skip-certificate-check':
        methods.setValue('skipCertificateCheck', true)
        return submit(true)
      case 'use-url-encoded':
        methods.setValue('urlEncoded', true)
        return submit(true)
      case 'restart':
        return void useAppInfo.getState().restart()
      case 'edit-connection':
        return focusField(signInNow()?.fields[0]?.name)
      case 'try-again':
        return submit(true)
      case 'allow-host':
      case 'none':
        return undefined
    }
  }

  const onEdited = (field: string) => setFailures(({ [field]: _gone, ...others }) => others)

  return { methods, secrets, attempt, failures, saved: savedNow, defaultName, submit, act, onEdited }
}
