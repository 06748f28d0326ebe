import { Copy, Link, Save } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '../../../../shared/domain/connection.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailureCallout } from '../../../ui/failure-callout.tsx'
import { TextAreaField } from '../../../ui/text-area-field.tsx'
import { LeftOut } from './left-out.tsx'
import styles from './share-dialog.module.css'
import { SharedFacts } from './shared-facts.tsx'
import { SharedRequests } from './shared-requests.tsx'
import { useCardOffer } from './use-card-offer.ts'

type ShareDialogProps = { readonly connection: Connection; readonly onClose: () => void }

/** What goes into the card, what does not, and the ways to hand it on. */
export function ShareDialog({ connection, onClose }: ShareDialogProps) {
  const [without, setWithout] = useState<readonly string[]>([])
  const [guide, setGuide] = useState('')
  const { offer, failure, said, busy, save, copy } = useCardOffer({ connectionId: connection.id, guide, without })
  const isReady = offer !== null && failure === null
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title="Share this system"
      footer={
        <>
          <span className={styles.said} role="status">
            {said}
          </span>
          <Button
            icon={<Link size={16} />}
            busy={busy === 'link'}
            disabled={!isReady || !offer.fitsLink}
            onClick={() => copy('link')}
          >
            Copy as a link
          </Button>
          <Button icon={<Copy size={16} />} busy={busy === 'text'} disabled={!isReady} onClick={() => copy('text')}>
            Copy the card
          </Button>
          <Button variant="primary" icon={<Save size={16} />} busy={busy === 'save'} disabled={!isReady} onClick={save}>
            Save as a file
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {failure && <FailureCallout error={failure} compact />}
        {offer && (
          <>
            <SharedFacts offer={offer} />
            <SharedRequests requests={offer.requests} without={without} onWithout={setWithout} />
            <TextAreaField
              label="What whoever gets it should know"
              aside="may stay empty"
              hint="A step on each line, for example whom to ask for an account."
              compact
              value={guide}
              onChange={(event) => setGuide(event.target.value)}
            />
            <LeftOut offer={offer} />
            {!offer.fitsLink && <p className={styles.hint}>It is too long for a link: save or copy it.</p>}
          </>
        )}
      </div>
    </Dialog>
  )
}
