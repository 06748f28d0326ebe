import { Hammer } from 'lucide-react'
import { useEffect } from 'react'
import { readNow } from '../../../lib/use-now.ts'
import { useReadingDesk } from '../../../stores/reading-desk.store.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureCallout } from '../../../ui/failure-callout.tsx'
import styles from './build-tool.module.css'
import { BuiltTokenView } from './built-token-view.tsx'
import { PartEditors } from './part-editors.tsx'
import { startingDraft } from './presets.ts'
import { SignWithFields } from './sign-with-fields.tsx'
import { useBuild } from './use-build.ts'

/** Makes a token for tests: what it says, what it is signed with, and what can be done with it. */
export function BuildTool() {
  const draft = useReadingDesk((state) => state.draft)
  const write = useReadingDesk((state) => state.build)
  const sign = useReadingDesk((state) => state.sign)
  const building = useBuild(draft)
  useEffect(() => {
    if (useReadingDesk.getState().draft === null) write(startingDraft(readNow()))
  }, [write])
  if (draft === null) return null
  const { failure, built, isStale } = building
  return (
    <div className={styles.tool}>
      <p className={styles.quiet}>
        A token for trying out a server of your own: does it refuse what it should? No real server takes a token that
        was signed here, unless you give it the key.
      </p>
      <PartEditors draft={draft} onChange={write} failure={failure?.code === 'invalid-input' ? failure : null} />
      <SignWithFields
        signing={building.signing}
        onChange={sign}
        secret={building.secret}
        privateKey={building.privateKey}
        failure={failure}
      />
      {failure && failure.code !== 'invalid-input' && <FailureCallout error={failure} />}
      {failure?.code === 'invalid-input' && !isPlaced(failure.field) && <FailureCallout error={failure} />}
      <Button
        variant="primary"
        size="main"
        className={styles.act ?? ''}
        icon={<Hammer size={16} />}
        busy={building.busy}
        onClick={() => void building.make(draft)}
      >
        Make the token
      </Button>
      <p role="status" className={styles.quiet}>
        {built && (isStale ? 'The token below was made before your last change.' : 'The token is made.')}
      </p>
      {built && <BuiltTokenView built={built} />}
    </div>
  )
}

/** Shown at its field already. */
function isPlaced(field: string | undefined): boolean {
  return field === 'header' || field === 'payload' || field === 'key'
}
