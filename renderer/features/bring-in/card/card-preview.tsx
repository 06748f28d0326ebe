import { useState } from 'react'
import type { CardPreview, CardWay } from '../../../../shared/bring-in/card-preview.ts'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { ProviderMark } from '../../../ui/provider-mark.tsx'
import { RadioCard } from '../../../ui/radio-card.tsx'
import parts from '../parts/preview.module.css'
import { TakeActs } from '../parts/take-acts.tsx'
import type { PreviewProps } from '../preview-props.ts'
import { CardFacts } from './card-facts.tsx'
import styles from './card-preview.module.css'
import { CardRequests } from './card-requests.tsx'
import { CardTwinView } from './card-twin.tsx'
import { wordsForWay } from './way-words.ts'

/** A card that somebody shared, before anything of it is kept. */
export function CardPreviewView({ preview, from, onTake, isTaking, onDrop }: PreviewProps<CardPreview>) {
  const { system, environment, twin, ways } = preview
  // What is here is replaced only by somebody who says so.
  const [way, setWay] = useState<CardWay>(ways.find((one) => one !== 'replace') ?? 'add')
  const [withRequests, setWithRequests] = useState(true)
  const [connectionIds, setConnectionIds] = useState<readonly string[]>([])
  return (
    <form
      className={parts.card}
      onSubmit={(event) => {
        event.preventDefault()
        void onTake({ kind: 'card', way, withRequests, connectionIds })
      }}
    >
      <header className={parts.head}>
        <ProviderMark provider={system} size={40} />
        <div className={parts.names}>
          <h2>{system.name}</h2>
          <p className={parts.soft}>{from === '' ? 'A card that somebody shared' : `From ${from}`}</p>
        </div>
        {environment && <EnvironmentBadge environment={environment} />}
      </header>
      {system.summary !== '' && <p>{system.summary}</p>}
      <CardFacts preview={preview} />
      <CardRequests
        {...{ preview, withRequests, connectionIds }}
        onWithRequests={setWithRequests}
        onConnectionIds={setConnectionIds}
      />
      {twin && <CardTwinView twin={twin} />}
      {ways.length > 1 && (
        <fieldset className={styles.ways}>
          <legend className={parts.title}>What shall become of it?</legend>
          {ways.map((one) => {
            const { label, summary } = wordsForWay(one, twin)
            return (
              <RadioCard
                key={one}
                name="way"
                label={label}
                summaries={[summary]}
                checked={way === one}
                onChange={() => setWay(one)}
              />
            )
          })}
        </fieldset>
      )}
      <TakeActs label={wordsForWay(way, twin).act} isTaking={isTaking} onDrop={onDrop} />
    </form>
  )
}
