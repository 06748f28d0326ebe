/** Bodies that are read from disk each time they go out. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { DiskFiles, FileFacts } from '../ports/disk-files.ts'
import type { BodySource } from '../ports/http.ts'

/** A body made of files. It can go out again for as long as they stay what they were. */
export type FileBody = BodySource & {
  /** The name of a file that is no longer what it was when the body was made; null while all are. */
  readonly changedFile: () => Promise<string | null>
}

/** What a request carries after its headers. */
export type OutgoingBody = string | FileBody

/** A body that is one file. */
export function fileBody(disk: DiskFiles, facts: FileFacts): FileBody {
  return {
    length: facts.size,
    open: () => disk.read(facts),
    async changedFile() {
      try {
        return (await disk.look(facts.path)).version === facts.version ? null : facts.name
      } catch (thrown) {
        if (thrown instanceof AppFailure) return facts.name
        throw thrown
      }
    },
  }
}

/** Whether a body can go out a second time as the first: the name of the file that stands in the way, or null. */
export async function changedFileOf(body: OutgoingBody | undefined): Promise<string | null> {
  return body === undefined || typeof body === 'string' ? null : body.changedFile()
}
