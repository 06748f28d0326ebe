import { useState } from 'react'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import { useReadingDesk } from '../../../stores/reading-desk.store.ts'
import { KeyValueRows } from '../../../ui/key-value-rows.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { ReportActs } from '../report/report-acts.tsx'
import { pastedFacts } from '../report/report-facts.ts'
import { TokenReport } from '../report/token-report.tsx'
import { FoundChoice } from './found-choice.tsx'
import { PasteField } from './paste-field.tsx'
import styles from './read-tool.module.css'
import { usePastedReading } from './use-pasted-reading.ts'

/** Reads whatever is pasted. */
export function ReadTool() {
  const text = usePastedTokens((state) => state.texts.read)
  // The choice belongs to the text it was made in.
  const [choice, setChoice] = useState({ text: '', at: 0 })
  const chosen = choice.text === text ? choice.at : 0
  const lastCheck = useReadingDesk((state) => state.lastCheck)
  const keepCheck = useReadingDesk((state) => state.keepCheck)
  const { found, at, reading } = usePastedReading(text, chosen)
  const token = found[at]
  return (
    <div className={styles.tool}>
      <PasteField place="read" label="Token" takesFocus />
      <VisuallyHidden>
        <span role="status">{reading && 'This is read. What it is worth stands below.'}</span>
      </VisuallyHidden>
      {found.length > 1 && <FoundChoice found={found} at={at} onChoose={(at) => setChoice({ text, at })} />}
      {reading && <h2>What it says</h2>}
      {reading && token && (
        <TokenReport
          reading={reading}
          facts={pastedFacts}
          source={{ kind: 'pasted', text: token.token }}
          identity={token.token}
          known={lastCheck?.token === token.token ? lastCheck : null}
          onChecked={(known) => keepCheck({ ...known, token: token.token })}
          acts={<ReportActs reading={reading} side={{ kind: 'pasted' }} pasted={token.token} />}
        />
      )}
      {token && token.beside.length > 0 && (
        <section aria-label="What stood beside it">
          <h3>Beside it stood</h3>
          <KeyValueRows
            rows={token.beside.map(({ name, value }, at) => ({
              key: `${at} ${name}`,
              name: <code>{name}</code>,
              value,
              mono: true,
            }))}
          />
        </section>
      )}
    </div>
  )
}
