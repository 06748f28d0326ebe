/** Long YAML is read in a thread of its own, so that neither the window nor its calls ever wait for it. */
import { Worker } from 'node:worker_threads'
import { type DocumentOutcome, looksLikeJson, readDocument } from '../documents/read-document.ts'
import type { DocumentReading } from '../ports/document-reading.ts'

/** Up to here it takes less time than starting a thread. */
const shortYaml = 50_000
/** Far longer than any real file takes. */
const mostMs = 60_000
const mostMegabytes = 1_500

/** `threadFile` is the built `document-worker`. */
export function createDocumentReading(threadFile: URL): DocumentReading {
  return async (text) =>
    looksLikeJson(text) || text.length <= shortYaml ? readDocument(text) : readThere(threadFile, text)
}

async function readThere(threadFile: URL, text: string): Promise<DocumentOutcome> {
  const worker = new Worker(threadFile, {
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  const tooMuch = {
    ok: false,
    reason: 'This YAML is more than Hallpass can read. If there is a JSON form of it, bring in that.',
  } as const
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<DocumentOutcome>((resolve) => {
      timer = setTimeout(() => resolve(tooMuch), mostMs)
      worker.on('message', (outcome: DocumentOutcome) => resolve(outcome))
      worker.on('error', () => resolve(tooMuch))
      worker.on('exit', () => resolve(tooMuch))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
