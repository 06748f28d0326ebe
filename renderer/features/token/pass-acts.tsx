import { Braces, Copy, KeyRound, RotateCw, TextQuote } from 'lucide-react'
import { useTokens } from '../../stores/tokens.store.ts'
import { Button } from '../../ui/button.tsx'
import { SplitButton } from '../../ui/split-button.tsx'
import styles from './pass-acts.module.css'
import type { Copying } from './use-copy.ts'
import type { PassView } from './view-token.ts'

type PassActsProps = {
  readonly connectionId: string
  readonly state: PassView['state']
  readonly isApiKey: boolean
  readonly working: boolean
  readonly copying: Copying
}

/** What to do with a token: copy it, have a new one. The likelier of the two is the main act. */
export function PassActs({ connectionId, state, isApiKey, working, copying }: PassActsProps) {
  const getToken = useTokens((store) => store.get)
  const hasToken = state !== 'none'
  const copyIsMain = hasToken && (state === 'fresh' || state === 'unknown') && !working
  return (
    <div className={styles.acts}>
      {hasToken && (
        <SplitButton
          label={isApiKey ? 'Copy key' : 'Copy token'}
          icon={<Copy size={16} />}
          variant={copyIsMain ? 'primary' : 'secondary'}
          size="main"
          busy={copying.busy}
          onPress={() => copying.copy('token')}
          menuLabel="Other ways to copy"
          items={[
            {
              label: 'As header lines',
              description: 'Everything a request must carry, ready to paste.',
              icon: <TextQuote size={16} />,
              onSelect: () => copying.copy('headers'),
            },
            {
              label: 'As a cURL command',
              description: 'For a terminal: a first request with this token.',
              icon: <Braces size={16} />,
              onSelect: () => copying.copy('curl'),
            },
          ]}
        />
      )}
      {(!isApiKey || !hasToken) && (
        <Button
          variant={copyIsMain ? 'secondary' : 'primary'}
          size="main"
          icon={hasToken ? <RotateCw size={16} /> : <KeyRound size={16} />}
          busy={working}
          data-act="get"
          onClick={() => void getToken(connectionId)}
        >
          {hasToken ? 'Renew' : isApiKey ? 'Use the saved key' : 'Get token'}
        </Button>
      )}
    </div>
  )
}
