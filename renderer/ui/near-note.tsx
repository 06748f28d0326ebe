import { type Nearness, nearnessOf } from '../../shared/domain/near-address.ts'
import { describeNearness } from '../../shared/words/describe-nearness.ts'
import { Note } from './note.tsx'

type NearNoteProps = {
  /** As `URL` writes hosts; what is out in the world is not spoken of. */
  readonly hosts: readonly string[]
}

const order = ['cloud-machine', 'this-computer', 'own-network'] as const satisfies readonly Nearness[]

/** Names addresses that somebody else chose and that lead to this computer or its own network; nothing where none does. */
export function NearNote({ hosts }: NearNoteProps) {
  const near = order.flatMap((nearness) => {
    const those = [...new Set(hosts.filter((host) => nearnessOf(host) === nearness))]
    return those.length === 0 ? [] : [{ nearness, those, words: describeNearness(nearness) }]
  })
  return near.map(({ nearness, those, words }) => (
    <Note key={nearness} tone="warning">
      <p>
        <strong>
          {words.what}: {those.join(', ')}.
        </strong>{' '}
        {words.advice}
      </p>
    </Note>
  ))
}
