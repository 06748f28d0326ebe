/** Large bodies are looked at in a thread of their own, so that neither the window nor its calls ever wait for it. */
import { Worker } from 'node:worker_threads'
import type { ScanJob, ScanProgress, ScanResult } from '../answer-index/scan.ts'
import { inPieces, pieceBytes, scanHere } from '../answer-index/scan-here.ts'
import type { AnswerScanning } from '../ports/answer-scanning.ts'
import type { ScanMessage } from './answer-scan-worker.ts'

/** Pieces on their way to the thread at a time: it never waits, and memory stays small. */
const mostUnderWay = 4

/** `threadFile` is the built `answer-scan-worker`. */
export function createAnswerScanning(threadFile: URL): AnswerScanning {
  return (job, body, tell, signal) =>
    body.size <= pieceBytes
      ? scanHere(job, body.content(), tell, signal)
      : scanThere(threadFile, job, body.content(), tell, signal)
}

async function scanThere(
  threadFile: URL,
  job: ScanJob,
  content: AsyncIterable<Uint8Array>,
  tell: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ScanResult> {
  signal.throwIfAborted()
  const worker = new Worker(threadFile, { workerData: job })
  let underWay = 0
  let roomAgain = () => {}
  const finished = new Promise<ScanResult>((resolve, reject) => {
    worker.on('message', ({ progress, result }: ScanMessage) => {
      if (signal.aborted) return
      tell(progress)
      underWay -= 1
      roomAgain()
      if (result !== null) resolve(result)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that looks at answers has ended')))
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  const failed = finished.then(
    () => {},
    () => roomAgain(),
  )
  const send = (piece: ArrayBuffer | null) => {
    underWay += 1
    worker.postMessage(piece, piece === null ? [] : [piece])
  }
  try {
    for await (const { buffer } of inPieces(content)) {
      while (underWay >= mostUnderWay) {
        const room = new Promise<void>((resolve) => {
          roomAgain = resolve
        })
        await Promise.race([room, failed])
        if (underWay >= mostUnderWay) return await finished
      }
      signal.throwIfAborted()
      send(buffer)
    }
    send(null)
    return await finished
  } finally {
    await worker.terminate()
  }
}
