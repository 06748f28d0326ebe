import type { JwtReading, SignatureReading } from '../../../../shared/jwt/token-reading.ts'
import { PartView } from './part-view.tsx'
import styles from './token-report.module.css'

type JwtPartsProps = {
  readonly reading: JwtReading
  readonly whose: string
  readonly sought: string
}

/** No token in use has more than two or three. */
const mostSignatures = 20

/** The parts of a token, the one that says most first; a token inside of it follows, as a token of its own. */
export function JwtParts({ reading, whose, sought }: JwtPartsProps) {
  const { header, payload, signatures, nested } = reading
  return (
    <>
      <PartView title="Claims" hint="what it says" part={payload} {...{ whose, sought }} />
      {signatures.length > 1 ? (
        signatures
          .slice(0, mostSignatures)
          .map((signature, at) => (
            <PartView
              key={keyOf(signature, at)}
              title={`Header ${at + 1}`}
              hint={`of signature ${at + 1}`}
              part={signature.header}
              {...{ whose, sought }}
            />
          ))
      ) : (
        <PartView title="Header" hint="how it is made" part={header} {...{ whose, sought }} />
      )}
      {signatures.length > mostSignatures && (
        <p className={styles.more}>
          It has {signatures.length.toLocaleString('en')} signatures; the first {mostSignatures} are shown and checked.
        </p>
      )}
      {nested && (
        <section className={styles.nested} aria-label={`The token inside${whose}`}>
          <h3>The token inside</h3>
          <JwtParts reading={nested} whose={`${whose}, inside`} sought={sought} />
        </section>
      )}
    </>
  )
}

function keyOf({ alg, kid }: SignatureReading, at: number): string {
  return `${at} ${alg} ${kid}`
}
