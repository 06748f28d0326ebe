import type { CardTwin } from '../../../../shared/bring-in/card-preview.ts'
import { Note } from '../../../ui/note.tsx'
import parts from '../parts/preview.module.css'
import styles from './card-preview.module.css'

/** The system that is here already, and in what the card differs from it. */
export function CardTwinView({ twin }: { readonly twin: CardTwin }) {
  const { name, isBuiltIn, sameAs, differences, moreDifferences, wouldBreak } = twin
  const known = isBuiltIn
    ? `Hallpass has a system called “${name}” itself`
    : `You have a system called “${name}” already`
  return (
    <section className={parts.section}>
      <h3 className={parts.title}>What is here already</h3>
      {differences.length === 0 ? (
        <p>{known}, and it is the same as in the card.</p>
      ) : (
        <>
          <p>
            {known}
            {sameAs === 'name' ? ', perhaps another one' : ''}. The card differs from it:
          </p>
          <table className={styles.differences}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">In the card</th>
                <th scope="col">Here</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ what, theirs, mine }) => (
                <tr key={what}>
                  <th scope="row">{what || 'The system'}</th>
                  <td>{theirs ?? <span className={parts.soft}>nothing</span>}</td>
                  <td>{mine ?? <span className={parts.soft}>nothing</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {moreDifferences > 0 && <p className={parts.soft}>And {moreDifferences} more.</p>}
        </>
      )}
      {wouldBreak.length > 0 && (
        <Note tone="info">
          The card does not have the sign-in of {wouldBreak.map((one) => `“${one}”`).join(', ')}, so it cannot take this
          system’s place.
        </Note>
      )}
    </section>
  )
}
