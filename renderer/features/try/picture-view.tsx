import { useState } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerBody, Picture } from '../../../shared/domain/answer-body.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { answerPart } from './answer-part.ts'
import styles from './picture-view.module.css'

type PictureViewProps = {
  readonly exchangeId: string
  readonly body: Extract<AnswerBody, { kind: 'image' }>
  readonly size: number
}

/** A picture on a chequered ground, so that what is transparent is seen to be. */
export function PictureView({ exchangeId, body, size }: PictureViewProps) {
  const [isWhole, setIsWhole] = useState(true)
  const [isBroken, setIsBroken] = useState(false)
  const { picture, fileName } = body
  const facts = [picture.format.toUpperCase(), dimensions(picture), formatBytes(size)].filter(Boolean).join(' · ')
  const isDrawn = picture.notDrawn === null && !isBroken
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <span className={styles.facts}>{facts}</span>
        {isDrawn && (
          <Button variant="quiet" aria-pressed={!isWhole} onClick={() => setIsWhole(!isWhole)}>
            Real size
          </Button>
        )}
      </div>
      {isDrawn ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1).
        <section className={styles.ground} aria-label="Picture" tabIndex={0} data-fit={isWhole}>
          <img
            className={styles.picture}
            src={answerPart(exchangeId, 'picture')}
            alt={`What the answer shows: ${fileName}`}
            onError={() => setIsBroken(true)}
          />
        </section>
      ) : (
        <Note tone="info">{whyNotDrawn(picture, size)}</Note>
      )}
    </div>
  )
}

function dimensions({ width, height }: Picture): string {
  return width !== null && height !== null ? `${width.toLocaleString()} × ${height.toLocaleString()} pixels` : ''
}

function whyNotDrawn(picture: Picture, size: number): string {
  switch (picture.notDrawn) {
    case 'too-large':
      return `The picture is ${formatBytes(size)} large. Save it to look at it.`
    case 'too-many-pixels': {
      const memory = formatBytes((picture.width ?? 0) * (picture.height ?? 0) * 4)
      return `To draw ${dimensions(picture)} would take ${memory} of memory. Save it to look at it.`
    }
    case 'no-size':
      return 'The picture does not say how large it is, so it is not drawn. Save it to look at it.'
    case 'unfolds':
      return 'The drawing repeats its parts so often that drawing it could take for ever. Look at its source, or save it.'
    case null:
      return 'This begins like a picture, but it cannot be drawn. Perhaps it is cut short or damaged.'
  }
}
