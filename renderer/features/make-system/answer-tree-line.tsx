import type { CSSProperties } from 'react'
import type { AnswerNode } from '../../../shared/login/answer-tree.ts'
import type { LoginCandidate } from '../../../shared/login/login-candidate.ts'
import styles from './answer-picker.module.css'
import { roleWords } from './pick-of-node.ts'
import type { Pick, PickRole } from './pick-places.ts'

type AnswerTreeLineProps = {
  readonly node: AnswerNode
  readonly role: PickRole
  readonly picks: readonly Pick[]
  readonly suggestion: LoginCandidate | undefined
  readonly canBe: boolean
  readonly isStop: boolean
  readonly onToggle: () => void
}

/** One value: a button where it can be chosen for what is looked for now. */
export function AnswerTreeLine({ node, role, picks, suggestion, canBe, isStop, onToggle }: AnswerTreeLineProps) {
  const isPicked = picks.some((pick) => pick.role === role)
  // What a person says is a token is one, however harmless it looks.
  const isToken = node.look === null && picks.some((pick) => pick.role === 'token' || pick.role === 'refresh-token')
  const words = (
    <>
      <span className={styles.name}>{node.name || 'The answer'}</span>
      <span className={styles.value} data-secret={isToken || node.look !== null}>
        {isToken ? `… ${node.size} characters, hidden` : shownValue(node)}
      </span>
      {picks.map((pick) => (
        <span key={pick.role} className={styles.chip}>
          {roleWords[pick.role]}
        </span>
      ))}
      {suggestion && !isPicked && <span className={styles.hint}>Suggested. {suggestion.reason}</span>}
    </>
  )
  const indent = { '--depth': Math.max(0, node.depth - 1) } as CSSProperties
  return (
    <li style={indent}>
      {canBe ? (
        <button
          type="button"
          className={styles.line}
          aria-pressed={isPicked}
          tabIndex={isStop ? 0 : -1}
          title={suggestion?.reason}
          onClick={onToggle}
        >
          {words}
        </button>
      ) : (
        <div className={styles.line}>{words}</div>
      )}
    </li>
  )
}

function shownValue({ kind, preview, look, size }: AnswerNode): string {
  if (kind === 'object') return size === 1 ? '1 value' : `${size} values`
  if (kind === 'list') return size === 1 ? 'list of 1' : `list of ${size}`
  if (look === null) return kind === 'text' ? `“${preview}”` : preview
  return `${preview} ${look === 'jwt' ? 'readable token (JWT), ' : ''}${size === 0 ? 'hidden' : `${size} characters, hidden`}`
}
