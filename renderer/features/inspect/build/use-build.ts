import { useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import { api } from '../../../lib/api.ts'
import { useSecretBox } from '../../../lib/use-secret-box.ts'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import { type BuildDraft, type Signing, useReadingDesk } from '../../../stores/reading-desk.store.ts'

/** Building a token: the act, and what came of it. The token is kept as pasted ones are, and its throw-away key while it is. */
export function useBuild(draft: BuildDraft | null) {
  const signing = useReadingDesk((state) => state.signing)
  const built = useReadingDesk((state) => state.built)
  const { keepBuilt } = useReadingDesk.getState()
  const secret = useSecretBox()
  const privateKey = useSecretBox<HTMLTextAreaElement>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const kept = usePastedTokens((state) => state.texts.built)
  const make = async (from: BuildDraft) => {
    setBusy(true)
    setFailure(null)
    const keyId = built?.token.keyId ?? null
    const result = await api.inspector.build({ ...from, key: keyOf(signing, keyId, secret.read(), privateKey.read()) })
    setBusy(false)
    if (!result.ok) return setFailure(result.error)
    keepBuilt({ token: result.value, draft: from, signing })
    usePastedTokens.getState().put('built', result.value.token)
  }
  // Once the kept token was dropped, this copy of it is not shown any more, either.
  const shown = failure === null && built !== null && kept === built.token.token ? built : null
  const isStale = shown !== null && (shown.draft !== draft || shown.signing !== signing)
  return { signing, secret, privateKey, busy, failure, built: shown?.token ?? null, isStale, make }
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
