/** The editor's doing: holds the draft, tries it, reads the answer, saves. */
import { useCallback, useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection, ConnectionStart } from '../../../shared/domain/connection.ts'
import { api, type LoginStep, type TriedLogin } from '../../lib/api.ts'
import { type SecretInputs, useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { providerNow, useProviders } from '../../stores/providers.store.ts'
import { type Problems, problemsOfDraft, problemsOfTrial } from './draft-problems.ts'
import { keptDrafts } from './kept-drafts.ts'
import { emptyDraft, type LoginDraft } from './login-draft.ts'
import { withPlacesOf, withSuggestions } from './pick-places.ts'
import { draftOfProvider, providerOfDraft } from './provider-of-draft.ts'
import { isAsked, withFields } from './request-of-draft.ts'
import { type TrialWay, type Typed, trialOf } from './trial-of-draft.ts'
import { type Reading, useReading } from './use-reading.ts'
import { type Trial, useTrial } from './use-trial.ts'

/** All that the parts of the editor work with. */
export type LoginEditor = {
  readonly draft: LoginDraft
  readonly change: (part: Partial<LoginDraft>) => void
  /** What is wrong, once the person pressed something that needs it to be right. */
  readonly problems: Problems
  readonly secrets: SecretInputs
  readonly values: Typed
  readonly type: (rowId: string, value: string) => void
  readonly way: TrialWay
  readonly changeWay: (part: Partial<TrialWay>) => void
  readonly trials: Readonly<Record<LoginStep, Trial>>
  /** What sign-ins would make of the answers, as they are chosen now. */
  readonly readings: Readonly<Record<LoginStep, Reading>>
  readonly tryOut: (step: LoginStep, way?: Partial<TrialWay>) => void
  readonly saving: { readonly busy: boolean; readonly error: AppError | null; readonly save: () => void }
  /** It was left unfinished before, and is as it was then. */
  readonly isResumed: boolean
  readonly startAfresh: () => void
  /** A connection to the system that is changed. */
  readonly connectionId: string | undefined
}

const plainWay: TrialWay = { acceptsInsecure: false, verifyTls: true, trusted: [] }

export function useLoginEditor(
  providerId: string | null,
  onSaved: (providerId: string, start: ConnectionStart) => void,
): LoginEditor {
  const [before] = useState(() => {
    const { isOwn: _, ...provider } = providerNow(providerId ?? '') ?? { isOwn: false }
    return 'id' in provider ? provider : null
  })
  const fresh = () => (before === null ? emptyDraft() : draftOfProvider(before))
  const [draft, setDraft] = useState(() => keptDrafts.of(providerId) ?? fresh())
  const [isResumed, setIsResumed] = useState(() => keptDrafts.of(providerId) !== undefined)
  const [checked, setChecked] = useState<'nothing' | LoginStep | 'all'>('nothing')
  const connection = useConnections((state) => state.connections.find((one) => one.providerId === providerId))
  const connectionId = connection?.id
  const [values, setValues] = useState<Typed>(() => startingValues(connection, draft))
  const [way, setWay] = useState(plainWay)
  const [saved, setSaved] = useState<{ busy: boolean; error: AppError | null }>({ busy: false, error: null })
  const secrets = useSecretInputs()
  const trials = { 'sign-in': useTrial(), renewal: useTrial() }
  const readings = {
    'sign-in': useReading('sign-in', trials['sign-in'].tried, draft.answer, draft.lifetime),
    renewal: useReading('renewal', trials.renewal.tried, draft.renewal.answer, draft.lifetime),
  }

  const change = useCallback(
    (part: Partial<LoginDraft>) =>
      setDraft((now) => {
        const next = { ...now, ...part }
        keptDrafts.keep(providerId, next)
        return next
      }),
    [providerId],
  )

  // Main lets go of the answers when the editor goes.
  useEffect(() => () => void api.logins.forget(), [])

  const tryOut = async (step: LoginStep, part: Partial<TrialWay> = {}) => {
    setChecked((now) => (now === 'all' ? now : step))
    if (Object.keys(problemsOfTrial(draft, step)).length > 0) return
    const typed = Object.fromEntries(
      draft.request.rows.filter(isAsked).map(({ id }) => [id, secrets.readOne(id) ?? ''] as const),
    )
    const login = trialOf(draft, step, { values, secrets: typed }, { ...way, ...part }, before, connectionId)
    if (step === 'sign-in') trials.renewal.clear()
    const tried = await trials[step].start(login)
    if (tried === null || tried.status < 200 || tried.status > 299) return
    setDraft((now) => {
      const next = step === 'sign-in' ? afterFirst(now, tried) : afterSecond(now, tried)
      keptDrafts.keep(providerId, next)
      return next
    })
  }

  const save = async () => {
    setChecked('all')
    if (Object.keys(problemsOfDraft(draft)).length > 0) return
    setSaved({ busy: true, error: null })
    const result = await useProviders.getState().save(providerOfDraft(draft, before))
    setSaved({ busy: false, error: result.ok ? null : result.error })
    if (!result.ok) return
    keptDrafts.drop(providerId)
    onSaved(result.value.id, { values: valuesTyped(draft, values) })
  }

  return {
    draft,
    change,
    problems: problemsShown(draft, checked),
    secrets,
    values,
    type: (rowId, value) => setValues((now) => ({ ...now, [rowId]: value })),
    way,
    changeWay: (part) => setWay((now) => ({ ...now, ...part })),
    trials,
    readings,
    tryOut: (step, part) => void tryOut(step, part),
    saving: { ...saved, save: () => void save() },
    isResumed,
    startAfresh: () => {
      keptDrafts.drop(providerId)
      setIsResumed(false)
      setChecked('nothing')
      setDraft(fresh())
    },
    connectionId,
  }
}

/** What is probably what is chosen, where nothing is chosen yet. */
function afterFirst(draft: LoginDraft, { candidates }: TriedLogin): LoginDraft {
  return { ...draft, answer: withSuggestions(draft.answer, candidates) }
}

function afterSecond(draft: LoginDraft, { body, candidates }: TriedLogin): LoginDraft {
  const paths = new Set(body.kind === 'tree' ? body.tree.nodes.map(({ path }) => path) : [])
  const alike = withPlacesOf(draft.answer, draft.renewal.answer, paths)
  return { ...draft, renewal: { ...draft.renewal, answer: withSuggestions(alike, candidates) } }
}

/** What the connection has, by row: who tries a changed login types only what is secret and not saved. */
function startingValues(connection: Connection | undefined, { request }: LoginDraft): Typed {
  const rows = request.rows.filter(({ kind }) => kind === 'text')
  return Object.fromEntries(rows.map(({ id, field }) => [id, connection?.values[field] ?? '']))
}

/** What was typed to try it, by field: who saves goes on to connect with the same. */
function valuesTyped(draft: LoginDraft, typed: Typed): Readonly<Record<string, string>> {
  const rows = withFields(draft.request.rows).filter(({ kind }) => kind === 'text')
  return Object.fromEntries(rows.flatMap(({ id, field }) => (typed[id] ? [[field, typed[id]] as const] : [])))
}

function problemsShown(draft: LoginDraft, checked: 'nothing' | LoginStep | 'all'): Problems {
  if (checked === 'nothing') return {}
  return checked === 'all' ? problemsOfDraft(draft) : problemsOfTrial(draft, checked)
}
