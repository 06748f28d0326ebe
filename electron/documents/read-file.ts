/** Files of other tools, from their text to what they mean to us. Plain functions: they run in a thread of their own as well as here. */
import type { OpenApiOutcome } from '../../shared/open-api/open-api-reading.ts'
import { readOpenApi } from '../../shared/open-api/read-open-api.ts'
import type {
  CollectionReading,
  EnvironmentReading,
  FoundVariable,
  Outcome,
} from '../../shared/postman/postman-reading.ts'
import { readCollection } from '../../shared/postman/read-collection.ts'
import { readEnvironment } from '../../shared/postman/read-environment.ts'
import { readDocument } from './read-document.ts'

/** What a text is read as, and what has to be known for it. */
export type FileJob =
  /** `source`: the address it was fetched from; null where there is none. */
  | { readonly kind: 'open-api'; readonly text: string; readonly source: string | null }
  /** `known`: values that variables have outside of the file. */
  | { readonly kind: 'postman-collection'; readonly text: string; readonly known: readonly FoundVariable[] }
  | { readonly kind: 'postman-environment'; readonly text: string }

/** What comes of each kind of job. */
export type FileOutcomes = {
  readonly 'open-api': OpenApiOutcome
  readonly 'postman-collection': Outcome<CollectionReading>
  readonly 'postman-environment': Outcome<EnvironmentReading>
}

/** Reads it, or says in one sentence why that cannot be. Never throws. */
export function readFile<K extends FileJob['kind']>(job: Extract<FileJob, { kind: K }>): FileOutcomes[K]
export function readFile(job: FileJob): FileOutcomes[FileJob['kind']] {
  const document = readDocument(job.text)
  if (!document.ok) return document
  switch (job.kind) {
    case 'open-api':
      return readOpenApi(document.value, job.source)
    case 'postman-collection':
      return readCollection(document.value, job.known)
    case 'postman-environment':
      return readEnvironment(document.value)
  }
}
