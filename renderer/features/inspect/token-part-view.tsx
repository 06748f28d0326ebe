import type { ClaimView, TokenPart } from '../../../shared/jwt/read-token.ts'
import { Fold } from '../../ui/fold.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import { Note } from '../../ui/note.tsx'
import { ClaimValue } from './claim-value.tsx'
import styles from './token-part-view.module.css'

type TokenPartViewProps = {
  readonly title: string
  readonly hint: string
  /** Tells this reading's boxes from those of another one beside it: " of the other token". */
  readonly whose: string
  readonly part: TokenPart
  readonly claims: readonly ClaimView[]
}

/** One part of a token as rows with their meaning, and as it stands; or why it cannot be read. */
export function TokenPartView({ title, hint, whose, part, claims }: TokenPartViewProps) {
  return (
    <section className={styles.part} aria-label={`${title}${whose}`}>
      <h3 className={styles.title}>
        {title} <span className={styles.hint}>{hint}</span>
      </h3>
      {part.readable ? (
        <>
          {claims.length === 0 && <p className={styles.hint}>It is empty.</p>}
          <KeyValueRows
            look="ruled"
            rows={claims.map((claim) => ({
              key: claim.name,
              name: <code>{claim.name}</code>,
              value: <ClaimValue claim={claim} whose={whose} />,
              detail: claim.meaning,
            }))}
          />
          <Fold summary="As it stands (JSON)">
            <JsonView
              key={JSON.stringify(part.value)}
              text={JSON.stringify(part.value)}
              label={`${title} as JSON${whose}`}
            />
          </Fold>
        </>
      ) : (
        <Note tone="warning">{part.reason}</Note>
      )}
    </section>
  )
}
