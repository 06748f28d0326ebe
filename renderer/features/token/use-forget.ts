import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Revocation } from '../../lib/api.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { useTokens } from '../../stores/tokens.store.ts'

/** After these the server has decided: asking it once more would bring the same. */
const decided: ReadonlySet<AppError['code']> = new Set(['question-refused', 'credentials-refused', 'sign-in-failed'])

/**
 * Forgets a token, and tells its server first where the person wants that. A server that does not want to end it does not hold
 * anything up: the token is forgotten, and that is said. One that could not be asked can be asked again: `notTold`.
 */
export function useForget(connectionId: string, onForgotten: () => void) {
  const { forget, revoke } = useTokens.getState()
  const [busy, setBusy] = useState(false)
  const [notTold, setNotTold] = useState<AppError | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)

  const run = async (hostToTell: string | null): Promise<boolean> => {
    setBusy(true)
    setNotTold(null)
    const told = hostToTell === null ? null : await revoke(connectionId)
    if (told?.ok === false && !decided.has(told.error.code)) {
      setBusy(false)
      setNotTold(told.error)
      return false
    }
    const result = await forget(connectionId)
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    if (!result.ok) return true
    if (hostToTell !== null) say(hostToTell, told?.ok ? told.value : null)
    onForgotten()
    return true
  }

  const clear = () => {
    setNotTold(null)
    setFailure(null)
  }
  return { run, clear, busy, notTold, failure }
}

/** `told`: what the server ended; null where it refused. */
function say(host: string, told: Revocation | null): void {
  const { say: notice } = useNotices.getState()
  if (told !== null && told.left.length === 0) {
    notice(`The token is forgotten, and ${host} ended it.`)
    return
  }
  const why = told === null ? `${host} refused to end it` : `${host} does not end tokens like it`
  notice(`The token is forgotten here. ${why}: whoever has a copy can use that until it ends by itself.`, 'warning')
}
