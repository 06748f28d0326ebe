import { Share2 } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '../../../../shared/domain/connection.ts'
import { Button } from '../../../ui/button.tsx'
import styles from '../set-up-view.module.css'
import { ShareDialog } from './share-dialog.tsx'

/** The way to hand this system on, without anything secret. */
export function ShareSystem({ connection }: { readonly connection: Connection }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Sharing this system</h2>
      <p className={styles.soft}>
        As a card: where it is, how one signs in, and your saved requests. Never a password or a token; whoever gets it
        types their own.
      </p>
      <Button icon={<Share2 size={16} />} onClick={() => setIsOpen(true)}>
        Share this system
      </Button>
      {isOpen && <ShareDialog connection={connection} onClose={() => setIsOpen(false)} />}
    </section>
  )
}
