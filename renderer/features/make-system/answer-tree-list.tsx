import { type KeyboardEvent, useRef } from 'react'
import type { AnswerNode, AnswerTree } from '../../../shared/login/answer-tree.ts'
import type { LoginCandidate } from '../../../shared/login/login-candidate.ts'
import { moveFocus } from '../../lib/move-focus.ts'
import { readNow } from '../../lib/use-now.ts'
import styles from './answer-picker.module.css'
import { AnswerTreeLine } from './answer-tree-line.tsx'
import { canBe, pickOfNode } from './pick-of-node.ts'
import { isPlace, type Pick, type PickRole } from './pick-places.ts'

type AnswerTreeListProps = {
  readonly tree: AnswerTree
  readonly role: PickRole
  readonly picks: readonly Pick[]
  readonly candidates: readonly LoginCandidate[]
  readonly onToggle: (pick: Pick) => void
}

/** The answer's values, a line each. Arrow keys walk those that can be clicked now. */
export function AnswerTreeList({ tree, role, picks, candidates, onToggle }: AnswerTreeListProps) {
  const list = useRef<HTMLUListElement>(null)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') moveFocus(list.current, 'button', 'next', event)
    if (event.key === 'ArrowUp') moveFocus(list.current, 'button', 'previous', event)
    if (event.key === 'Home') moveFocus(list.current, 'button', 'first', event)
    if (event.key === 'End') moveFocus(list.current, 'button', 'last', event)
  }
  const shown = tree.nodes.filter(({ depth }) => depth > 0 || tree.nodes.length === 1)
  const picked = (node: AnswerNode) =>
    picks.filter(({ place }) => node.path !== null && isPlace(place, inBody(node.path)))
  const clickable = shown.filter((node) => canBe(role, node))
  // One stop for the tab key: what is chosen, else the first.
  const stop = clickable.find((node) => picked(node).some((pick) => pick.role === role)) ?? clickable[0]
  return (
    <>
      <ul ref={list} className={styles.tree} aria-label="The answer" onKeyDown={onKey}>
        {shown.map((node, at) => (
          <AnswerTreeLine
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer is shown as it came; its lines do not move.
            key={at}
            node={node}
            role={role}
            picks={picked(node)}
            suggestion={candidates.find((one) => one.role === role && isPlace(one.place, inBody(node.path ?? '')))}
            canBe={canBe(role, node)}
            isStop={node === stop}
            onToggle={() => onToggle(pickOfNode(role, node, candidates, readNow()))}
          />
        ))}
      </ul>
      {tree.isCut && <p className={styles.text}>The answer goes on; this is the beginning.</p>}
    </>
  )
}

function inBody(path: string) {
  return { in: 'body', path } as const
}
