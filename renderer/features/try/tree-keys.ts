/** The keys of the tree of an answer's lines, after the ARIA Authoring Practices. */
import type { KeyboardEvent } from 'react'
import type { AnswerLine } from '../../../shared/domain/answer-lines.ts'
import type { CopiedPart } from './answer-place-bar.tsx'
import { isFolded, type LineFolds, lineInRow, rowOfLine } from './line-folds.ts'

/** What the keys act on. */
export type TreeKeys = {
  readonly current: number | null
  readonly folds: LineFolds
  readonly rows: number
  /** Rows of a page. */
  readonly page: number
  readonly lineOf: (line: number) => AnswerLine | undefined
  readonly show: (line: number) => void
  readonly toggle: (line: number, end: number) => void
  readonly copy: (what: CopiedPart) => void
}

/** Arrows go from line to line, left and right fold and unfold, Ctrl/Cmd+C copies the value, with Shift the path. */
export function onTreeKey(event: KeyboardEvent, tree: TreeKeys): void {
  const { current, folds, rows } = tree
  if (rows === 0) return
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    const selects = window.getSelection()?.isCollapsed === false
    if (key !== 'c' || current === null || selects) return
    tree.copy(event.shiftKey ? 'path' : 'value')
    event.preventDefault()
    return
  }
  const row = current === null ? -1 : rowOfLine(folds, current)
  const end = current === null ? null : (tree.lineOf(current)?.end ?? null)
  const goTo = (next: number) => tree.show(lineInRow(folds, Math.max(0, Math.min(rows - 1, next))))
  const fold = () => current !== null && end !== null && tree.toggle(current, end)
  const isShut = current !== null && isFolded(folds, current)
  switch (key) {
    case 'arrowdown':
      goTo(row + 1)
      break
    case 'arrowup':
      goTo(row < 0 ? 0 : row - 1)
      break
    case 'pagedown':
      goTo(row + tree.page)
      break
    case 'pageup':
      goTo(row - tree.page)
      break
    case 'home':
      goTo(0)
      break
    case 'end':
      goTo(rows - 1)
      break
    case 'arrowleft':
      if (end !== null && !isShut) fold()
      break
    case 'arrowright':
      if (isShut) fold()
      break
    case 'enter':
    case ' ':
      fold()
      break
    default:
      return
  }
  event.preventDefault()
}
