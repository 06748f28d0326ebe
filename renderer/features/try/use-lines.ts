import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { AnswerLine, AnswerView } from '../../../shared/domain/answer-lines.ts'
import { api } from '../../lib/api.ts'

/** Lines that one call brings. */
const mostLines = 500
/** Lines that are remembered; beyond that those out of sight are forgotten. */
const mostKept = 5000

/** The lines that are to be drawn, as they come; undefined for one that is still on its way. */
export function useLines(
  exchangeId: string,
  view: AnswerView,
  isWhole: boolean,
  wanted: readonly number[],
): (line: number) => AnswerLine | undefined {
  const kept = useRef(new Map<number, AnswerLine>())
  const outdated = useRef(new Set<number>())
  const latest = useRef(wanted)
  const isAsking = useRef(false)
  const [, draw] = useReducer((count: number) => count + 1, 0)

  const ask = useCallback(async () => {
    if (isAsking.current) return
    isAsking.current = true
    // Whatever is in sight by the time an answer came is asked for next: who scrolls fast does not wait for what went by.
    for (;;) {
      const missing = latest.current.filter((line) => !kept.current.has(line) || outdated.current.has(line))
      if (missing.length === 0) break
      const asked = missing.slice(0, mostLines)
      const result = await api.answers.lines({ exchangeId, view, stretches: stretchesOf(asked) })
      if (!result.ok || result.value.length === 0) break
      for (const line of result.value) kept.current.set(line.line, line)
      for (const line of asked) outdated.current.delete(line)
      forget(kept.current, latest.current)
      draw()
    }
    isAsking.current = false
  }, [exchangeId, view])

  useEffect(() => {
    if (!isWhole) return
    // Only now is it known where the large ones end.
    for (const { line, end } of kept.current.values()) if (end === null) outdated.current.add(line)
    void ask()
  }, [isWhole, ask])

  useEffect(() => {
    latest.current = wanted
    void ask()
  })

  return useCallback((line: number) => kept.current.get(line), [])
}

function forget(kept: Map<number, AnswerLine>, inSight: readonly number[]): void {
  if (kept.size <= mostKept) return
  const stays = new Set(inSight)
  for (const line of kept.keys()) if (!stays.has(line)) kept.delete(line)
}

/** Lines in order as stretches of lines that follow each other. */
function stretchesOf(lines: readonly number[]): { from: number; count: number }[] {
  const stretches: { from: number; count: number }[] = []
  for (const line of lines) {
    const last = stretches.at(-1)
    if (last && last.from + last.count === line) last.count += 1
    else stretches.push({ from: line, count: 1 })
  }
  return stretches
}
