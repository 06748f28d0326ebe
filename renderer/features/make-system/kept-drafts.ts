/**
 * Drafts that were left unfinished, by the system they change (empty for a new one): in memory until they are saved, and over
 * the lock.
 */
import { keepOverLock, takeBroughtOver } from '../../stores/kept-place.ts'
import type { LoginDraft } from './login-draft.ts'

const drafts = new Map<string, LoginDraft>()
const overLock = 'unfinished logins'
keepOverLock(overLock, () => [...known()])

export const keptDrafts = {
  of: (providerId: string | null): LoginDraft | undefined => known().get(providerId ?? ''),
  keep: (providerId: string | null, draft: LoginDraft): void => void known().set(providerId ?? '', draft),
  drop: (providerId: string | null): void => void known().delete(providerId ?? ''),
} as const

/** With those from before the lock. */
function known(): Map<string, LoginDraft> {
  const brought = takeBroughtOver<[string, LoginDraft][]>(overLock) ?? []
  for (const [providerId, draft] of brought) drafts.set(providerId, draft)
  return drafts
}
