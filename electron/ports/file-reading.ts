import type { FileJob, FileOutcomes } from '../documents/read-file.ts'

/** Reads a file of another tool without holding up the app, however long it is. Never fails: what is unsound is said. */
export type FileReading = <K extends FileJob['kind']>(job: Extract<FileJob, { kind: K }>) => Promise<FileOutcomes[K]>
