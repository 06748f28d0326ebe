/** The form's doing: checks, sends, puts failures beside their fields, and carries out the next step of a failure. */
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection, ConnectionStart } from '../../../shared/domain/connection.ts'
import { shownFields } from '../../../shared/domain/form-field.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { useWantedField } from '../../stores/wanted-field.store.ts'
import { failuresByField } from './failures-by-field.ts'
import { problemWith } from './field-rules.ts'
import { chosenSignIn, draftOf, type FormValues, sensibleName, startingValues } from './form-values.ts'
import { proxyPasswordInput } from './network-values.ts'
import { nextStep } from './next-step.ts'
import { useAttempt } from './use-attempt.ts'
import { useKeptOverLock } from './use-kept-over-lock.ts'

type Failures = Readonly<Record<string, string>>

/** Everything the form's parts need. */
export function useConnectionForm(
  provider: Provider,
  connection: Connection | undefined,
  onDone: (connection: Connection, tried: boolean) => void,
  start?: ConnectionStart,
) {
  const methods = useForm<FormValues>({
    defaultValues: startingValues(provider, connection, start),
    reValidateMode: 'onChange',
  })
  useKeptOverLock(`connection ${connection?.id ?? provider.id}`, methods)
  const secrets = useSecretInputs()
  const attempt = useAttempt(connection?.id)
  const [failures, setFailures] = useState<Failures>({})
  const signInNow = () => chosenSignIn(provider, methods.getValues('signInId'))
  const savedNow = () => (connection?.signInId === signInNow()?.id ? (connection?.savedSecrets ?? []) : [])

  // A new pass is ready to be filled in: the cursor stands in the first gap.
  const { getValues, setFocus } = methods
  useEffect(() => {
    if (connection) return
    const gap = provider.servers.find(({ id }) => getValues(`servers.${id}`) === '' && id !== 'api')
    const first = chosenSignIn(provider, getValues('signInId'))?.fields[0]?.name
    if (gap) setFocus(`servers.${gap.id}`)
    else if (first && !secrets.focus(first)) setFocus(`values.${first}`)
  }, [connection, provider, secrets, getValues, setFocus])

  const defaultName = (): string => {
    const taken = useConnections.getState().connections.filter(({ id }) => id !== connection?.id)
    const names = taken.map(({ name }) => name)
    return sensibleName(provider, methods.getValues(), names)
  }

  const missingSecrets = (): Failures => {
    const shown = shownFields(signInNow()?.fields ?? [], methods.getValues('values'))
    const fields = shown.filter((field) => field.secret)
    const typed = secrets.read(fields)
    const problems = fields.map((field) => [
      field.name,
      problemWith(field, typed[field.name] ?? '', savedNow().includes(field.name)),
    ])
    return Object.fromEntries(problems.filter(([, problem]) => problem !== undefined))
  }

  const say = (error: AppError) => setFailures(failuresByField(error, provider))

  const send = async (form: FormValues, tries: boolean) => {
    const missing = missingSecrets()
    setFailures(missing)
    const firstMissing = Object.keys(missing)[0]
    if (firstMissing) return void secrets.focus(firstMissing)
    const typed = secrets.read(shownFields(signInNow()?.fields ?? [], form.values))
    const draft = draftOf(provider, form, typed, defaultName(), secrets.readOne(proxyPasswordInput))
    const result = await (tries ? attempt.tryAndSave(draft) : attempt.saveOnly(draft))
    if (!result) return
    if (!result.ok) return say(result.error)
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

  const reset = () => {
    setFailures({})
    attempt.clear()
  }
  const tryAgain = () => submit(true)
  const firstField = () => signInNow()?.fields[0]?.name

  const error = attempt.state.kind === 'failed' ? attempt.state.error : null
  const steps = { provider, methods, secrets, reset, tryAgain, firstField, say }
  const act = nextStep({ ...steps, error })

  // A failure in another view led here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, when the form is drawn.
  useEffect(() => {
    const wanted = connection ? useWantedField.getState().take(connection.id) : null
    if (wanted) nextStep({ ...steps, error: wanted.error })({ kind: 'focus-field', fields: [wanted.field] })
  }, [])

  // Refused credentials are wrong together: changing one takes the mark off all of them.
  const { state } = attempt
  const wereRefused = state.kind === 'failed' && state.error.code === 'credentials-refused'
  const onEdited = (field: string) =>
    setFailures(({ [field]: gone, ...others }) => (gone !== undefined && wereRefused ? {} : others))

  return { methods, secrets, attempt, failures, saved: savedNow, defaultName, submit, act, onEdited }
}
