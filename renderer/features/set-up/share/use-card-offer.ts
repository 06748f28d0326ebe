/** What would go into a card, asked anew when the person changes what is to go along. */
import { useEffect, useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import { api, type CardOffer, type CardWish } from '../../../lib/api.ts'

/** ms after the last change. */
const pause = 300

export type CardSharing = {
  /** Null until main has answered; then what it said last. */
  readonly offer: CardOffer | null
  readonly failure: AppError | null
  /** What became of the last act, in words; empty before it. */
  readonly said: string
  readonly busy: 'save' | 'text' | 'link' | null
  readonly save: () => void
  readonly copy: (as: 'text' | 'link') => void
}

export function useCardOffer(wish: CardWish): CardSharing {
  const [offer, setOffer] = useState<CardOffer | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState<CardSharing['busy']>(null)
  const key = JSON.stringify(wish)

  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const result = await api.cards.offer(JSON.parse(key))
      if (!isCurrent) return
      setFailure(result.ok ? null : result.error)
      if (result.ok) setOffer(result.value)
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [key])

  const save = async () => {
    setBusy('save')
    const result = await api.cards.save(wish)
    setBusy(null)
    setFailure(result.ok ? null : result.error)
    setSaid(result.ok && result.value !== null ? `Saved as ${result.value}.` : '')
  }
  const copy = async (as: 'text' | 'link') => {
    setBusy(as)
    const result = await api.cards.copy({ ...wish, as })
    setBusy(null)
    setFailure(result.ok ? null : result.error)
    setSaid(result.ok ? (as === 'link' ? 'The link is copied.' : 'The card is copied.') : '')
  }
  return { offer, failure, said, busy, save: () => void save(), copy: (as) => void copy(as) }
}
