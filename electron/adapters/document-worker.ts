/** The thread that reads long YAML. It gets a text, and tells what it is. */
import { parentPort, workerData } from 'node:worker_threads'
import { readDocument } from '../documents/read-document.ts'

parentPort?.postMessage(readDocument(String(workerData)))
