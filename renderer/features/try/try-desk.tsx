import { useRef, useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { missingPathFields } from '../../../shared/domain/path-fields.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { Answer } from './answer.tsx'
import { CodeDialog } from './code-dialog.tsx'
import { focusWhenThere } from './focus-when-there.ts'
import { placeToFix } from './place-to-fix.ts'
import { PreviewView } from './preview-view.tsx'
import { RequestFields } from './request-fields.tsx'
import { requestOf } from './request-of.ts'
import type { RequestPart } from './request-parts.tsx'
import { SendBar } from './send-bar.tsx'
import styles from './try-desk.module.css'
import { TryFailure } from './try-failure.tsx'
import { TryVariables } from './try-variables.tsx'
import { useAnswerStep } from './use-answer-step.ts'
import { useDraft, useIsSaved } from './use-draft.ts'
import { usePreview } from './use-preview.ts'
import { useRequestAids } from './use-request-aids.ts'
import { useSend } from './use-send.ts'
import { useSendKeys } from './use-send-keys.ts'
import { useShowOutcome } from './use-show-outcome.ts'

type TryDeskProps = {
  readonly connection: Connection
  readonly provider: Provider | undefined
  /** The open request. */
  readonly tabId: string
}

const withoutToken = { authorization: { kind: 'none' } } as const

/** The request on its sheet, the answer under it. Ctrl or Cmd with Enter sends, Escape cancels. */
export function TryDesk({ connection, provider, tabId }: TryDeskProps) {
  const [draft, change] = useDraft(connection.id, tabId)
  const isSaved = useIsSaved(connection.id, tabId)
  const form = useRef<HTMLFormElement>(null)
  const aids = useRequestAids(connection.id, form, draft, change)
  const preview = usePreview(connection, draft, aids.variables)
  const { outcome, send, cancel } = useSend(tabId)
  const [asksForParts, setAsksForParts] = useState(false)
  const outcomePlace = useRef<HTMLDivElement>(null)
  const [part, setPart] = useState<RequestPart | null>(null)
  const [asCode, setAsCode] = useState<RequestDraft | null>(null)
  const isSending = outcome.sendId !== null

  useShowOutcome(isSending, outcomePlace)

  const trySending = () => {
    const [missing] = missingPathFields(draft.url, draft.pathValues)
    setAsksForParts(missing !== undefined)
    if (missing === undefined) {
      send(requestOf(connection.id, draft))
      form.current?.querySelector<HTMLButtonElement>('[data-set-variable]')?.focus()
    } else form.current?.querySelector<HTMLInputElement>(`[name="path-${missing}"]`)?.focus()
  }
  /** Where the focus goes when what had it is gone. */
  const focusSend = () => form.current?.querySelector<HTMLButtonElement>('[type="submit"]')?.focus()
  const stop = () => {
    focusSend()
    cancel()
  }
  const onAgain = () => {
    focusSend()
    trySending()
  }
  const onWithoutToken = () => {
    focusSend()
    change(withoutToken)
    send(requestOf(connection.id, { ...draft, ...withoutToken }))
  }
  const fix = (what: string) => {
    const place = placeToFix(what, draft, outcome.failure)
    if (place.part) setPart(place.part)
    focusWhenThere(form.current, place.selector)
  }
  const onStep = useAnswerStep({ connectionId: connection.id, change, sendAgain: onAgain, lookAt: fix })
  const keys = useSendKeys(isSending, trySending, cancel)

  return (
    <div className={styles.desk}>
      <form ref={form} className={styles.request} aria-label="Request" {...keys}>
        <RequestFields
          {...{ connection, provider, draft, aids, isSaved, part }}
          asks={asksForParts}
          onPart={setPart}
          refused={outcome.failure}
          onChange={change}
        />
        <PreviewView
          preview={preview}
          isWhole={missingPathFields(draft.url, draft.pathValues).length === 0}
          told={outcome.failure}
          {...{ connection, draft }}
          onChange={change}
        />
        <SendBar
          {...{ connection, provider }}
          authorization={draft.authorization}
          startedAt={outcome.startedAt}
          onCancel={stop}
          onCode={() => setAsCode(requestOf(connection.id, draft))}
        />
      </form>
      <div ref={outcomePlace} className={styles.outcome}>
        <TryFailure
          connectionId={connection.id}
          failure={outcome.failure}
          onAgain={onAgain}
          onWithoutToken={onWithoutToken}
          onFix={fix}
          onSetVariable={aids.opening.open}
        />
        {!outcome.failure && (
          <Answer exchange={outcome.exchange} sendId={outcome.sendId} onStop={stop} onStep={onStep} />
        )}
      </div>
      <TryVariables place={form} {...{ connection, aids }} />
      {asCode && <CodeDialog request={asCode} onClose={() => setAsCode(null)} />}
    </div>
  )
}
