import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { proofVariable } from '../../../shared/snippets/snippet-request.ts'
import { findTarget, snippetTargets } from '../../../shared/snippets/targets.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './code-dialog.module.css'
import { CodeFiles } from './code-files.tsx'
import { useCopySnippet } from './use-copy-snippet.ts'
import { useSnippet } from './use-snippet.ts'

type CodeDialogProps = { readonly request: RequestDraft; readonly onClose: () => void }

const options = snippetTargets.map(({ id, label }) => ({ value: id, label }))

/** The request as code for another tool. The token stands as a variable; only a copy may hold the real one, if asked for. */
export function CodeDialog({ request, onClose }: CodeDialogProps) {
  const [target, setTarget] = useState(options[0]?.value ?? '')
  const [live, setLive] = useState(false)
  const { view, failure } = useSnippet(request, target)
  const copying = useCopySnippet(request)
  const problem = failure ?? copying.failure
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title="This request as code"
      footer={
        <>
          <span className={styles.said} role="status">
            {copying.said}
          </span>
          <Button
            variant="primary"
            icon={<Copy size={16} />}
            busy={copying.busy}
            onClick={() => copying.copy(target, live)}
          >
            {live ? 'Copy with the live token' : 'Copy code'}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <SelectField label="For" options={options} value={target} onChange={setTarget} />
        {problem && <FailureCallout error={problem} compact />}
        {view && (
          <>
            <CodeBlock text={view.text} label="The code" />
            <p className={styles.hint}>
              The token is not in it: it is read from{' '}
              {view.variables.map((name, index) => (
                <span key={name}>
                  {index > 0 && ', '}
                  <code>{name}</code>
                </span>
              ))}
              . {findTarget(target)?.howToSet}
            </p>
            {view.variables.includes(proofVariable) && (
              <p className={styles.hint}>
                The token is bound (DPoP): each request needs a proof of its own in <code>{proofVariable}</code>, made
                with a key that stays in Hallpass. A copy with the live token holds one that is good once, for about a
                minute.
              </p>
            )}
            {view.toFillIn.length > 0 && (
              <p className={styles.hint}>
                Replace <code>{view.toFillIn.join(', ')}</code> by hand where it stands in the address or the body: code
                reads secrets from variables in headers only.
              </p>
            )}
          </>
        )}
        <CodeFiles body={request.body} />
        <CheckField
          label="Put the live token into the copy"
          hint="For this one copy. It leaves the clipboard by itself; do not keep it in a file or a message."
          checked={live}
          onChange={(event) => setLive(event.target.checked)}
        />
      </div>
    </Dialog>
  )
}
