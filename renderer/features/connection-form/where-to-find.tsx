import { ExternalLink } from 'lucide-react'
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import styles from './where-to-find.module.css'

type WhereToFindProps = { readonly provider: Provider; readonly signIn: SignIn }

/** Steps for a person who does not have the values yet. */
export function WhereToFind({ provider, signIn }: WhereToFindProps) {
  const openLink = useAppInfo((state) => state.openLink)
  return (
    <Fold summary="Where do I find these?">
      {signIn.whereToFind && (
        <ol className={styles.steps}>
          {signIn.whereToFind.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      <Button
        variant="quiet"
        className={styles.docs}
        icon={<ExternalLink size={16} />}
        onClick={() => void openLink(provider.docsUrl)}
      >
        {provider.name}’s own pages, in your browser
      </Button>
    </Fold>
  )
}
