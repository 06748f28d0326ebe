/** The thread that reads long files of other tools. It gets a text, and tells what it means; it sends nothing anywhere. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FileJob, readFile } from '../documents/read-file.ts'

parentPort?.postMessage(readFile(workerData as FileJob))
