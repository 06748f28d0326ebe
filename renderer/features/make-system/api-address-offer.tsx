import type { TriedLogin } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './fields.module.css'

type ApiAddressOfferProps = {
  readonly tried: TriedLogin
  readonly address: string
  readonly onTake: (address: string) => void
}

/** Some answers say where the API is. */
export function ApiAddressOffer({ tried, address, onTake }: ApiAddressOfferProps) {
  const offered = tried.candidates.find(({ role }) => role === 'api-address')?.preview ?? ''
  if (address !== '' || !URL.canParse(offered) || new URL(offered).host === tried.host) return null
  return (
    <Note tone="info">
      <p>
        The answer names an address: <code>{offered}</code>. Perhaps requests go there.
      </p>
      <div className={styles.acts}>
        <Button onClick={() => onTake(offered)}>Use it as the API address</Button>
      </div>
    </Note>
  )
}
