import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { AnswerMatch, AnswerView } from '../../../shared/domain/answer-lines.ts'
import { api } from '../../lib/api.ts'

/** Milliseconds after the last key before a search begins. */
const typingPause = 250

/** What a search found so far; `total` is null until one has ended. */
export type LineSearch = {
  readonly text: string
  readonly caseSensitive: boolean
  readonly match: AnswerMatch | null
  readonly total: number | null
  readonly busy: boolean
  readonly failure: AppError | null
  readonly setText: (text: string) => void
  readonly setCaseSensitive: (caseSensitive: boolean) => void
  readonly go: (direction: 'next' | 'previous') => void
  readonly clear: () => void
}

type Found = Pick<LineSearch, 'match' | 'total' | 'busy' | 'failure'>
const nothing: Found = { match: null, total: null, busy: false, failure: null }

/** Searches an answer. What is typed is searched for from the line that `lineInSight` tells, then from match to match. */
export function useLineSearch(
  exchangeId: string,
  view: AnswerView,
  lineInSight: () => number,
  onFound: (match: AnswerMatch) => void,
): LineSearch {
  const [text, setText] = useState('')
  const [caseSensitive, setCaseSensitive] = useState(false)
  const [found, setFound] = useState<Found>(nothing)
  const latest = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = async (query: { text: string; caseSensitive: boolean }, direction: 'next' | 'previous') => {
    clearTimeout(timer.current)
    if (query.text === '') return
    latest.current += 1
    const mine = latest.current
    const isSame = query.text === text && query.caseSensitive === caseSensitive
    const from = isSame && found.match ? { match: found.match.place } : { line: lineInSight() }
    setFound((before) => ({ ...before, busy: true }))
    const result = await api.answers.search({ exchangeId, view, ...query, from, direction })
    if (mine !== latest.current) return
    if (!result.ok) {
      setFound({ ...nothing, failure: result.error })
      return
    }
    const { match, total } = result.value
    setFound({ ...nothing, match, total })
    if (match) onFound(match)
  }

  const change = (query: { text: string; caseSensitive: boolean }) => {
    setText(query.text)
    setCaseSensitive(query.caseSensitive)
    latest.current += 1
    clearTimeout(timer.current)
    setFound(nothing)
    if (query.text === '') void api.answers.stopSearch({ exchangeId })
    else timer.current = setTimeout(() => void search(query, 'next'), typingPause)
  }

  return {
    text,
    caseSensitive,
    ...found,
    setText: (next) => change({ text: next, caseSensitive }),
    setCaseSensitive: (next) => change({ text, caseSensitive: next }),
    go: (direction) => void search({ text, caseSensitive }, direction),
    clear: () => change({ text: '', caseSensitive }),
  }
}
