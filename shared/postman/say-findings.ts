/** What a collection has that Hallpass does not take, in whole sentences. */
import type { Findings } from './postman-reading.ts'

const mostNamed = 10

/** `answers`: saved with the requests; `files`: named by their bodies. */
export function sayFindings(
  { notTaken, remarks, scripts, dynamic, renamed }: Findings,
  { answers, files }: { readonly answers: number; readonly files: number },
): void {
  if (scripts.length > 0) {
    notTaken.add(`Scripts are not run by Hallpass. They belong to ${listed(scripts)}.`)
  }
  if (dynamic.size > 0) {
    notTaken.add(`Hallpass does not make these values by itself: ${listed([...dynamic])}. They stand as they were.`)
  }
  if (answers > 0) notTaken.add(`${answers === 1 ? 'One saved answer was' : `${answers} saved answers were`} left out.`)
  if (files > 0) {
    remarks.add(
      files === 1 ? 'One file of a body has to be chosen again.' : `${files} files of bodies have to be chosen again.`,
    )
  }
  if (renamed.size > 0) {
    remarks.add(`Names with spaces or other signs were written with “_” instead: ${listed([...renamed])}.`)
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
