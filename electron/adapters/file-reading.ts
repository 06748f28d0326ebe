/** Long files of other tools are read in a thread of their own, so that neither the window nor its calls ever wait for it. */
import { Worker } from 'node:worker_threads'
import { type FileJob, type FileOutcomes, readFile } from '../documents/read-file.ts'
import type { FileReading } from '../ports/file-reading.ts'

/** Up to here it takes less time than starting a thread. */
const short = 50_000
/** Far longer than any real file takes. */
const mostMs = 60_000
const mostMegabytes = 1_500

/** `threadFile` is the built `file-reading-worker`. */
export function createFileReading(threadFile: URL): FileReading {
  return async (job) => (job.text.length <= short ? readFile(job) : readThere(threadFile, job))
}

async function readThere<K extends FileJob['kind']>(
  threadFile: URL,
  job: Extract<FileJob, { kind: K }>,
): Promise<FileOutcomes[K]> {
  const worker = new Worker(threadFile, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  const tooMuch = {
    ok: false,
    reason: 'This file is more than Hallpass can read. Perhaps a part of it can be exported by itself.',
  } as const
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<FileOutcomes[K]>((resolve) => {
      timer = setTimeout(() => resolve(tooMuch), mostMs)
      worker.on('message', (outcome: FileOutcomes[K]) => resolve(outcome))
      worker.on('error', () => resolve(tooMuch))
      worker.on('exit', () => resolve(tooMuch))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
