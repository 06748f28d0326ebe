import { useCallback, useEffect, useState } from 'react'
import type { PickedFile } from '../../../shared/domain/http-exchange.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'

export type FileChoice = {
  /** Why it cannot be sent, or could not be chosen; a whole sentence. */
  readonly problem: string | null
  /** Asks the person; nothing changes when they close the dialog. */
  readonly choose: () => void
}

/**
 * Choosing a file, and knowing it as it is on disk now: it is looked at again whenever the window comes back to the front,
 * since it may have been edited elsewhere meanwhile.
 */
export function useFileChoice(file: PickedFile | null, onChange: (file: PickedFile) => void): FileChoice {
  const [problem, setProblem] = useState<string | null>(null)
  const choose = useCallback(async () => {
    const result = await api.files.choose()
    setProblem(result.ok ? null : describeFailure(result.error).sentence)
    if (result.ok && result.value) onChange(result.value)
  }, [onChange])

  useEffect(() => {
    if (file === null) return setProblem(null)
    let current = true
    const look = async () => {
      const result = await api.files.look({ file })
      if (!current) return
      setProblem(result.ok ? null : describeFailure(result.error).sentence)
      if (result.ok && (result.value.size !== file.size || result.value.name !== file.name)) onChange(result.value)
    }
    void look()
    window.addEventListener('focus', look)
    return () => {
      current = false
      window.removeEventListener('focus', look)
    }
  }, [file, onChange])
  return { problem, choose: () => void choose() }
}
