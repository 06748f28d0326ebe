import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { useSettings } from '../../stores/settings.store.ts'

/** Changes settings and keeps the failure, if it could not be saved, for showing right there. */
export function useChange(): { change: (part: Partial<Settings>) => void; failure: AppError | null } {
  const save = useSettings((state) => state.change)
  const [failure, setFailure] = useState<AppError | null>(null)
  const change = async (part: Partial<Settings>) => {
    const result = await save(part)
    setFailure(result.ok ? null : result.error)
  }
  return { change: (part) => void change(part), failure }
}
