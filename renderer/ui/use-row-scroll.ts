import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  bringIntoSight,
  type RowBox,
  type RowScroll,
  rowHeight,
  rowsInSight,
  scrolledTo,
  scrollHeight,
  settled,
} from './row-scroll.ts'

/** Milliseconds without a move after which the scroll bar may be put right. */
const stillAfter = 150
const rowsBeyond = 12

/** What a box of very many rows needs to draw only those in sight. */
export type RowsInSight = {
  readonly first: number
  readonly end: number
  /** Pixels from the upper end of the content to the first row drawn. */
  readonly offset: number
  /** Height of the content, pixels. */
  readonly height: number
  readonly onScroll: () => void
  readonly showRow: (row: number) => void
}

/** The rows in sight of `box`, which is the element that scrolls. */
export function useRowScroll(box: RefObject<HTMLElement | null>, rows: number): RowsInSight {
  const [scroll, setScroll] = useState<RowScroll>({ top: 0, rowsTop: 0 })
  const [height, setHeight] = useState(480)
  const latest = useRef({ scroll, size: { rows, height } as RowBox })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const goTo = useCallback(
    (next: RowScroll) => {
      latest.current.scroll = next
      setScroll(next)
      if (box.current && box.current.scrollTop !== next.top) {
        box.current.scrollTop = next.top
        // What the browser made of it.
        latest.current.scroll = { ...next, top: box.current.scrollTop }
      }
    },
    [box],
  )

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setHeight(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])

  useLayoutEffect(() => {
    latest.current.size = { rows, height }
    // Fewer rows than before, or a smaller box: what was in sight may be gone.
    const inside = settled(latest.current.scroll, { rows, height })
    if (inside.rowsTop !== latest.current.scroll.rowsTop) goTo(inside)
  }, [rows, height, goTo])

  useEffect(() => () => clearTimeout(timer.current), [])

  const onScroll = useCallback(() => {
    const top = box.current?.scrollTop ?? 0
    const { scroll: before, size } = latest.current
    if (top === before.top) return
    const next = scrolledTo(before, top, size)
    latest.current.scroll = next
    setScroll(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => goTo(settled(latest.current.scroll, latest.current.size)), stillAfter)
  }, [box, goTo])

  const showRow = useCallback(
    (row: number) => goTo(bringIntoSight(latest.current.scroll, row, latest.current.size)),
    [goTo],
  )

  const { first, end } = rowsInSight(scroll, { rows, height }, rowsBeyond)
  const offset = scroll.top - scroll.rowsTop + first * rowHeight
  return { first, end, offset, height: scrollHeight({ rows }), onScroll, showRow }
}
