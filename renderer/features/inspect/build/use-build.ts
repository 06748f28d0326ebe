import { useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import { api, type BuiltToken, type SecretEncoding, type SigningAlgorithm } from '../../../lib/api.ts'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import type { BuildDraft } from '../../../stores/reading-desk.store.ts'

/** What a token is signed with, as it stands in the form: every way keeps what was typed while another is chosen. */
export type Signing = {
  readonly way: 'made-here' | 'pasted' | 'secret' | 'none'
  readonly alg: SigningAlgorithm
  readonly key: string
  readonly secret: string
  readonly encoding: SecretEncoding
}

const start: Signing = { way: 'made-here', alg: 'RS256', key: '', secret: '', encoding: 'text' }

/** Building a token: the form's part about keys, the act, and what came of it. The token itself is kept as pasted ones are. */
export function useBuild() {
  const [signing, setSigning] = useState(start)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [last, setLast] = useState<BuiltToken | null>(null)
  const kept = usePastedTokens((state) => state.texts.built)
  const make = async (draft: BuildDraft) => {
    setBusy(true)
    setFailure(null)
    const result = await api.inspector.build({ ...draft, key: keyOf(signing, last?.keyId ?? null) })
    setBusy(false)
    if (!result.ok) return setFailure(result.error)
    setLast(result.value)
    usePastedTokens.getState().put('built', result.value.token)
  }
  // Once the kept token was dropped, this copy of it is, too.
  const built = last !== null && kept === last.token ? last : null
  return { signing, setSigning, busy, failure, built, make: (draft: BuildDraft) => void make(draft) }
}

function keyOf({ way, alg, key, secret, encoding }: Signing, keyId: string | null) {
  switch (way) {
    case 'made-here':
      return { kind: way, alg, keyId } as const
    case 'pasted':
      return { kind: way, alg, text: key } as const
    case 'secret':
      return { kind: way, alg, text: secret, encoding } as const
    case 'none':
      return { kind: way } as const
  }
}
