import type { ScanJob, ScanProgress, ScanResult } from '../answer-index/scan.ts'

/**
 * Looks at all of a body without holding up the app, telling what was found piece by piece, the last of it before the
 * result. Fails as the body does, and with the signal's reason.
 */
export type AnswerScanning = (
  job: ScanJob,
  body: { readonly size: number; readonly content: () => AsyncIterable<Uint8Array> },
  tell: (progress: ScanProgress) => void,
  signal: AbortSignal,
) => Promise<ScanResult>
