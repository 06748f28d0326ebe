/** Documents that an earlier Hallpass wrote as a whole, taken over as records. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentOptions, openDocument } from './document-file.ts'
import type { TakenOver } from './find-records.ts'

/**
 * Reads `<name>.json` (or the copy before it) with all that `openDocument` does about damage; null where there is none.
 * When its records are safe, the document stays beside them as `<name>.taken-over.json`, unless it `leavesNothing`.
 */
export function takeOverDocument<D, T>(
  options: DocumentOptions<D> & { readonly leavesNothing?: boolean },
  recordsOf: (document: D) => Iterable<readonly [id: string, record: T]>,
): TakenOver<T> | null {
  const of = (ending: string) => join(options.folder, `${options.name}${ending}.json`)
  if (!existsSync(of('')) && !existsSync(of('.previous'))) return null
  const document = openDocument(options)
  return {
    records: new Map(recordsOf(document.read())),
    refuses: document.refuses,
    done() {
      // Where it cannot be moved it does no harm: the records are read from now on.
      try {
        if (options.leavesNothing) rmSync(of(''), { force: true })
        else renameSync(of(''), of('.taken-over'))
        // Else, were the new file ever lost, this would pass for the newest.
        rmSync(of('.previous'), { force: true })
      } catch {}
    },
  }
}
