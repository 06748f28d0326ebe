import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { AnswerBytes } from '../../../shared/domain/answer-body.ts'
import { api } from '../../lib/api.ts'
import { bytesPerRow, type HexRow, hexRow } from './hex-row.ts'

/** Rows that one call brings; and calls whose rows are remembered. */
const rowsPerPage = 256
const mostPages = 64
const pageBytes = rowsPerPage * bytesPerRow

/** The rows of bytes to draw, as they come; undefined for one that is still on its way. */
export function useHexBytes(exchangeId: string, first: number, end: number) {
  const pages = useRef(new Map<number, AnswerBytes>())
  const asking = useRef(new Set<number>())
  const [failure, setFailure] = useState<AppError | null>(null)
  const [, draw] = useReducer((count: number) => count + 1, 0)

  useEffect(() => {
    const ask = async (page: number) => {
      if (pages.current.has(page) || asking.current.has(page)) return
      asking.current.add(page)
      const result = await api.answers.bytes({ exchangeId, from: page * pageBytes, length: pageBytes })
      asking.current.delete(page)
      if (!result.ok) return setFailure(result.error)
      const [oldest] = pages.current.keys()
      if (pages.current.size >= mostPages && oldest !== undefined) pages.current.delete(oldest)
      pages.current.set(page, result.value)
      draw()
    }
    for (let page = Math.floor(first / rowsPerPage); page * rowsPerPage < end; page += 1) void ask(page)
  }, [exchangeId, first, end])

  const rowAt = useCallback((row: number): HexRow | undefined => {
    const page = Math.floor(row / rowsPerPage)
    const known = pages.current.get(page)
    return known && hexRow(known, page * pageBytes, row * bytesPerRow)
  }, [])
  return { rowAt, failure }
}
