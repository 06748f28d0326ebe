import { useState } from 'react'
import type { JsonPart } from '../../shared/json/json-lines.ts'
import styles from './json-view.module.css'

const shownCharacters = 2000

/** One coloured piece of a line. A very long text is shown in part, and says so. */
export function JsonPartText({ part }: { readonly part: JsonPart }) {
  const [whole, setWhole] = useState(false)
  const isCut = !whole && part.text.length > shownCharacters
  return (
    <>
      <span data-kind={part.kind}>{isCut ? part.text.slice(0, shownCharacters) : part.text}</span>
      {isCut && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          … show all {part.text.length.toLocaleString()} characters
        </button>
      )}
    </>
  )
}
