import { Eye, EyeOff } from 'lucide-react'
import { useCallback } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { Attempt, Exchange, WentOut } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'
import { useReveal } from '../../lib/use-reveal.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CountdownText } from '../../ui/countdown-text.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import styles from './what-was-sent.module.css'

/** Every request that really went out, with all its headers. Secrets are masked until the person asks for them. */
export function WhatWasSent({ exchange }: { readonly exchange: Exchange }) {
  const ask = useCallback(() => api.requests.revealSent({ exchangeId: exchange.id }), [exchange.id])
  const { revealed, secondsLeft, busy, failure, show, hide } = useReveal(ask)
  const hasSecrets = exchange.attempts.some(holdsSecret)
  return (
    <Fold
      summary={exchange.attempts.length > 1 ? `What was sent (${exchange.attempts.length} requests)` : 'What was sent'}
    >
      <div className={styles.sent}>
        {hasSecrets && (
          <p className={styles.acts}>
            {revealed ? (
              <Button variant="quiet" icon={<EyeOff size={16} />} onClick={hide}>
                Hide
              </Button>
            ) : (
              <Button variant="quiet" icon={<Eye size={16} />} busy={busy} onClick={show}>
                Show the secrets in it
              </Button>
            )}
            {revealed && (
              <span className={styles.left}>
                hides itself in <CountdownText text={`${secondsLeft} s`} state="fresh" />
              </span>
            )}
          </p>
        )}
        {failure && <FailureCallout error={failure} compact />}
        {exchange.attempts.map((attempt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an attempt is its place in the order.
          <SentRequest key={index} attempt={attempt} revealed={revealed?.attempts[index] ?? null} />
        ))}
      </div>
    </Fold>
  )
}

function holdsSecret({ sentHeaders, sentBody }: Attempt): boolean {
  return sentHeaders.some(({ isMasked }) => isMasked) || (sentBody.kind === 'text' && sentBody.isMasked)
}

type SentRequestProps = { readonly attempt: Attempt; readonly revealed: WentOut | null }

function SentRequest({ attempt, revealed }: SentRequestProps) {
  const { method, url, status, sentBody } = attempt
  return (
    <section className={styles.request} aria-label={`${method} ${url}`}>
      <p className={styles.line}>
        <b>{method}</b> {url} <span className={styles.status}>→ {status}</span>
      </p>
      <KeyValueRows
        look="ruled"
        rows={(revealed?.headers ?? attempt.sentHeaders).map(({ name, value }, index) => ({
          key: `${index} ${name}`,
          name: <code>{name}</code>,
          value,
          mono: true,
        }))}
      />
      {sentBody.kind === 'text' && <CodeBlock text={revealed?.bodyText ?? sentBody.text} label="Sent content" wrap />}
      {sentBody.kind === 'text' && sentBody.isCut && <p className={styles.left}>Only its beginning is shown.</p>}
      {sentBody.kind === 'files' && (
        <p className={styles.left}>A body of {formatBytes(sentBody.bytes)}, read from disk.</p>
      )}
    </section>
  )
}
