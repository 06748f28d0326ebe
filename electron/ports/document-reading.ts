import type { DocumentOutcome } from '../documents/read-document.ts'

/** Reads JSON or YAML without holding up the app, however long the text is. Never fails: what is unsound is said. */
export type DocumentReading = (text: string) => Promise<DocumentOutcome>
