import type { AnswerProblem } from '../../../shared/domain/answer-lines.ts'
import styles from './answer-lines.module.css'

type AnswerProblemNoteProps = {
  readonly problem: AnswerProblem
  /** What it would be. */
  readonly what: 'JSON' | 'XML'
}

/** Why the lines end here, and what stands there in the answer as it came. */
export function AnswerProblemNote({ problem, what }: AnswerProblemNoteProps) {
  const [first = ' '] = problem.after
  return (
    <div className={styles.problem} role="status">
      <p>
        This is not whole {what}. {problem.message} Line {problem.line.toLocaleString()}, column{' '}
        {problem.column.toLocaleString()}.
      </p>
      <code className={styles.excerpt}>
        {problem.before}
        <em>{first}</em>
        {problem.after.slice(first.length)}
      </code>
    </div>
  )
}
