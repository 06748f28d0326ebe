import { Search, ShieldCheck } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { TokenReading } from '../../../../shared/jwt/token-reading.ts'
import type { TokenSource } from '../../../lib/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Note } from '../../../ui/note.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { IntrospectionFold } from '../introspect/introspection-fold.tsx'
import { OwnIntrospection } from '../introspect/own-introspection.tsx'
import { SignatureSection } from '../signature/signature-section.tsx'
import { type KnownCheck, useSignatureCheck } from '../signature/use-signature-check.ts'
import { JwtParts } from './jwt-parts.tsx'
import type { ReportFacts } from './report-facts.ts'
import styles from './token-report.module.css'
import { VerdictCard } from './verdict-card.tsx'

type TokenReportProps = {
  readonly reading: TokenReading
  readonly facts: ReportFacts
  readonly source: TokenSource
  /** Changes when it is another token. */
  readonly identity: string
  /** A check of this very token from before. */
  readonly known?: KnownCheck
  /** Told of every check, to keep it for as long as the token is kept. */
  readonly onChecked?: (known: NonNullable<KnownCheck>) => void
  /** Tells this token's boxes from those of another one on the screen. */
  readonly whose?: string
  /** Of a stored token: the server of its connection that can be asked about it; null where none can. */
  readonly ownHost?: string | null
  /** What else can be done with it. */
  readonly acts?: ReactNode
}

/** All that can be said of a token: the verdict first, then its signature, then what stands in it. */
export function TokenReport(props: TokenReportProps) {
  const { reading, facts, source, identity, known = null, onChecked, whose = '', ownHost = null, acts } = props
  const checking = useSignatureCheck(source, identity, known, onChecked)
  const [sought, setSought] = useState('')
  const signature = useRef<HTMLElement>(null)
  const goToSignature = () => {
    signature.current?.scrollIntoView({ block: 'start' })
    signature.current?.querySelector<HTMLElement>('form [role=combobox]')?.focus({ preventScroll: true })
  }
  return (
    <div className={styles.report}>
      <VerdictCard {...{ reading, facts, whose }} check={checking.check} />
      <div className={styles.acts}>
        {reading.format === 'jwt' && reading.protection === 'signed' && (
          <Button icon={<ShieldCheck size={16} />} onClick={goToSignature}>
            Check its signature
          </Button>
        )}
        {acts}
      </div>
      {reading.format === 'jwt' && (
        <>
          {reading.remarks.map(({ kind, text }) => (
            <Note key={`${kind} ${text}`} tone="warning">
              {text}
            </Note>
          ))}
          <TextField
            label={`Find in this token${whose}`}
            className={styles.find}
            type="search"
            suffix={<Search size={16} aria-hidden="true" />}
            placeholder="a name, a value, a meaning"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <JwtParts {...{ reading, whose, sought }} />
          <SignatureSection ref={signature} {...{ reading, checking, identity, whose }} />
        </>
      )}
      {ownHost !== null && source.kind === 'stored' && (
        <OwnIntrospection
          key={`own ${identity}`}
          {...{ whose }}
          host={ownHost}
          connectionId={source.connectionId}
          which={source.which}
        />
      )}
      {canBeAskedAbout(reading) && (
        <IntrospectionFold
          key={identity}
          {...{ reading, source, whose }}
          hasOwn={ownHost !== null}
          suggested={checking.issuer?.introspectionAddress ?? ''}
        />
      )}
    </div>
  )
}

/** What is no token is not offered to be sent to anybody. */
function canBeAskedAbout(reading: TokenReading): boolean {
  return reading.format === 'jwt' || !['empty', 'text', 'cut-jwt'].includes(reading.shape)
}
