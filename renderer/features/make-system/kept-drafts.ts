/** Drafts that were left unfinished, by the system they change (empty for a new one): in memory, until they are saved. */
import type { LoginDraft } from './login-draft.ts'

const drafts = new Map<string, LoginDraft>()

export const keptDrafts = {
  of: (providerId: string | null): LoginDraft | undefined => drafts.get(providerId ?? ''),
  keep: (providerId: string | null, draft: LoginDraft): void => void drafts.set(providerId ?? '', draft),
  drop: (providerId: string | null): void => void drafts.delete(providerId ?? ''),
} as const
