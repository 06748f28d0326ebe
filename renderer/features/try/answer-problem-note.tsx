import type { AnswerProblem } from '../../../shared/domain/answer-lines.ts'
import styles from './answer-lines.module.css'

/** Why the lines end here, and what stands there in the answer as it came. */
export function AnswerProblemNote({ problem }: { readonly problem: AnswerProblem }) {
  const [first = ' '] = problem.after
  return (
    <div className={styles.problem} role="status">
      <p>
        This is not whole JSON. {problem.message} Line {problem.line.toLocaleString()}, column{' '}
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
