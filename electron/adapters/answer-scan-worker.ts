/** The thread that looks at large bodies. It knows neither files nor keys: it gets bytes, and tells what it found. */
import { parentPort, workerData } from 'node:worker_threads'
import { createScan } from '../answer-index/create-scan.ts'
import type { ScanJob, ScanProgress, ScanResult } from '../answer-index/scan.ts'

/** What the thread says: after each piece, and at the end. */
export type ScanMessage = { readonly progress: ScanProgress; readonly result: ScanResult | null }

const scan = createScan(workerData as ScanJob)

parentPort?.on('message', (piece: ArrayBuffer | null) => {
  if (piece !== null) scan.push(new Uint8Array(piece))
  const result = piece === null ? scan.finish() : null
  const message: ScanMessage = { progress: scan.progress(), result }
  parentPort?.postMessage(message)
  if (result !== null) parentPort?.close()
})
