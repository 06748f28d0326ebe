/** Bringing in, step by step: read by main, looked at here, taken or let go. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Result } from '../../../shared/core/result.ts'
import { api, type Brought, type BroughtChoice, type Taken } from '../../lib/api.ts'
import { type Handed, useHanded } from '../../stores/handed.store.ts'

/** Which way in is under way. */
export type WayIn = 'text' | 'file' | 'url' | 'handed'

export function useBringIn() {
  const [brought, setBrought] = useState<Brought | null>(null)
  const [busy, setBusy] = useState<WayIn | null>(null)
  const [isTaking, setIsTaking] = useState(false)
  const [failure, setFailure] = useState<{ readonly way: WayIn; readonly error: AppError } | null>(null)
  const [takeFailure, setTakeFailure] = useState<AppError | null>(null)
  const heldId = useRef<string | null>(null)
  const isLeft = useRef(false)

  const hold = (next: Brought | null) => {
    if (heldId.current !== null && heldId.current !== next?.id) void api.imports.drop({ id: heldId.current })
    heldId.current = next?.id ?? null
    setBrought(next)
    setTakeFailure(null)
  }

  // What is held of secrets in main goes when nobody looks at it any more.
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      if (heldId.current !== null) void api.imports.drop({ id: heldId.current })
    }
  }, [])

  const read = async (way: WayIn, call: () => Promise<Result<Brought | null>>) => {
    setBusy(way)
    setFailure(null)
    const result = await call()
    if (isLeft.current) {
      if (result.ok && result.value !== null) void api.imports.drop({ id: result.value.id })
      return
    }
    setBusy(null)
    if (!result.ok) setFailure({ way, error: result.error })
    else if (result.value !== null) hold(result.value)
  }

  const readHanded = useEffectEvent((one: Handed) =>
    read('handed', async () => {
      const text = await one.read()
      return text.ok ? api.imports.read({ text: text.value, from: one.from }) : text
    }),
  )
  const handed = useHanded((state) => state.handed)
  useEffect(() => {
    const one = handed && useHanded.getState().take()
    if (one) void readHanded(one)
  }, [handed])

  return {
    brought,
    busy,
    failure,
    isTaking,
    takeFailure,
    readText: (text: string, from: string) => read('text', () => api.imports.read({ text, from })),
    readFile: () => read('file', () => api.imports.readFile()),
    readUrl: (url: string) => read('url', () => api.imports.readUrl({ url })),
    drop: () => hold(null),
    async take(choice: BroughtChoice): Promise<Taken | null> {
      if (brought === null) return null
      setIsTaking(true)
      setTakeFailure(null)
      const result = await api.imports.take({ id: brought.id, choice })
      setIsTaking(false)
      if (result.ok) {
        heldId.current = null
        return result.value
      }
      setTakeFailure(result.error)
      return null
    },
  }
}
