import { hiddenPieces } from '../../../../shared/core/hidden-characters.ts'
import styles from './visible-text.module.css'

/** A text out of a token, in which nothing hides: characters that cannot be seen, or that turn others round, stand as signs. */
export function VisibleText({ text }: { readonly text: string }) {
  const pieces = hiddenPieces(text, { allowLines: true })
  return (
    <bdi>
      {pieces.map((piece, at) =>
        piece.hidden === null ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change their places.
          <span key={at} className={styles.hidden} title={piece.name}>
            {piece.hidden}
          </span>
        ),
      )}
    </bdi>
  )
}
