import { useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import { api, type BuiltToken, type SecretEncoding, type SigningAlgorithm } from '../../../lib/api.ts'
import { useSecretBox } from '../../../lib/use-secret-box.ts'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import type { BuildDraft } from '../../../stores/reading-desk.store.ts'

/** What a token is signed with, as it stands in the form, but for the key itself: that stays in its field. */
export type Signing = {
  readonly way: 'made-here' | 'pasted' | 'secret' | 'none'
  readonly alg: SigningAlgorithm
  readonly encoding: SecretEncoding
}

const start: Signing = { way: 'made-here', alg: 'RS256', encoding: 'text' }

/** Building a token: the form's part about keys, the act, and what came of it. The token itself is kept as pasted ones are. */
export function useBuild() {
  const [signing, setSigning] = useState(start)
  const secret = useSecretBox()
  const privateKey = useSecretBox<HTMLTextAreaElement>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [last, setLast] = useState<BuiltToken | null>(null)
  const kept = usePastedTokens((state) => state.texts.built)
  const make = async (draft: BuildDraft) => {
    setBusy(true)
    setFailure(null)
    const result = await api.inspector.build({
      ...draft,
      key: keyOf(signing, last?.keyId ?? null, secret.read(), privateKey.read()),
    })
    setBusy(false)
    if (!result.ok) return setFailure(result.error)
    setLast(result.value)
    usePastedTokens.getState().put('built', result.value.token)
  }
  // Once the kept token was dropped, this copy of it is, too.
  const built = last !== null && kept === last.token ? last : null
  return {
    signing,
    setSigning,
    secret,
    privateKey,
    busy,
    failure,
    built,
    make: (draft: BuildDraft) => void make(draft),
  }
}

function keyOf({ way, alg, encoding }: Signing, keyId: string | null, secret: string, privateKey: string) {
  switch (way) {
    case 'made-here':
      return { kind: way, alg, keyId } as const
    case 'pasted':
      return { kind: way, alg, text: privateKey } as const
    case 'secret':
      return { kind: way, alg, text: secret, encoding } as const
    case 'none':
      return { kind: way } as const
  }
}
