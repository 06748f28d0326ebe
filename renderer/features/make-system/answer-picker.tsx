import { useState } from 'react'
import type { HttpLoginAnswer } from '../../../shared/domain/http-login.ts'
import type { TriedLogin } from '../../lib/api.ts'
import { AnswerHeaders } from './answer-headers.tsx'
import styles from './answer-picker.module.css'
import { AnswerTreeList } from './answer-tree-list.tsx'
import { roles, roleTexts } from './pick-of-node.ts'
import { isSame, type Pick, type PickRole, picksOf, withoutPick, withPick, withPickChanged } from './pick-places.ts'
import { PickedOnes } from './picked-ones.tsx'
import { RoleChoice } from './role-choice.tsx'

type AnswerPickerProps = {
  readonly tried: TriedLogin
  readonly answer: HttpLoginAnswer
  readonly onChange: (answer: HttpLoginAnswer) => void
  /** What can be chosen here. */
  readonly only?: readonly PickRole[]
}

/** The answer, in which a person clicks what is what. */
export function AnswerPicker({ tried, answer, onChange, only = roles }: AnswerPickerProps) {
  const [role, setRole] = useState<PickRole>('token')
  const picks = picksOf(answer)
  const toggle = (pick: Pick) =>
    onChange(picks.some((one) => isSame(one, pick)) ? withoutPick(answer, pick) : withPick(answer, pick))
  const { body, headers, candidates } = tried
  const shared = { role, picks, candidates, onToggle: toggle }
  return (
    <div className={styles.picker}>
      <RoleChoice roles={only} role={role} picks={picks} onChange={setRole} />
      <p className={styles.text}>{roleTexts[role]}</p>
      <PickedOnes
        {...{ role, picks, body }}
        onReplace={(before, pick) => onChange(withPickChanged(answer, before, pick))}
        onRemove={(pick) => onChange(withoutPick(answer, pick))}
      />
      {body.kind === 'tree' && <AnswerTreeList tree={body.tree} {...shared} />}
      {(body.kind === 'page' || body.kind === 'text') && (
        <div className={styles.start}>
          <p className={styles.text}>
            {body.kind === 'page'
              ? 'The answer is a web page, not data. Its words:'
              : 'The answer is not in a form that a login can be read from (JSON). It begins:'}
          </p>
          <pre className={styles.said}>{body.start}</pre>
        </div>
      )}
      {body.kind === 'empty' && <p className={styles.text}>The answer has no text, only headers.</p>}
      <AnswerHeaders headers={headers} {...shared} startsOpen={body.kind !== 'tree'} />
    </div>
  )
}
