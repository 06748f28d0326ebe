/**
 * Puts an answer on the wire, and lets the faults of the wire happen to it: slow, slow-drip, truncated, huge-answer,
 * clock-off. A request that has come this far was judged already: waiting does not make its token expire.
 */

import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { PracticeAnswer } from './practice-answer.ts'
import type { PracticeWorld } from './practice-world.ts'

const hugeBytes = 32 * 1024 * 1024
const dripPieces = 10

/** How long the slow faults take, in milliseconds, and what ends all waiting when the servers stop. */
export type SendSettings = { readonly slowMs: number; readonly dripMs: number; readonly stopped: AbortSignal }

/** Sends one answer. Rejects when the servers stop while it waits, or when a huge answer's reader goes away. */
export async function sendAnswer(
  response: ServerResponse,
  answer: PracticeAnswer,
  world: PracticeWorld,
  settings: SendSettings,
): Promise<void> {
  if (world.has('slow')) await pause(settings.slowMs, settings)
  response.sendDate = false
  const headers = { ...answer.headers, Date: new Date(world.now()).toUTCString() }
  const length = { 'Content-Length': answer.body.length }
  if (world.has('truncated')) {
    response.writeHead(answer.status, { ...headers, 'Content-Length': answer.body.length + 1000 })
    response.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)), () => response.destroy())
  } else if (world.has('huge-answer')) {
    response.writeHead(answer.status, headers)
    await writeHuge(response, answer.body)
  } else if (answer.drips && world.has('slow-drip')) {
    response.writeHead(answer.status, { ...headers, ...length })
    await drip(response, answer.body, settings)
  } else {
    response.writeHead(answer.status, { ...headers, ...length }).end(answer.body)
  }
}

async function drip(response: ServerResponse, body: Buffer, settings: SendSettings): Promise<void> {
  const size = Math.ceil(body.length / dripPieces)
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    if (start > 0) await pause(settings.dripMs / (dripPieces - 1), settings)
    response.write(body.subarray(start, start + size))
  }
  response.end()
}

async function writeHuge(response: ServerResponse, body: Buffer): Promise<void> {
  const spaces = Buffer.alloc(64 * 1024, ' ')
  await pipeline(function* () {
    yield body
    for (let sent = 0; sent < hugeBytes; sent += spaces.length) yield spaces
  }, response)
}

async function pause(milliseconds: number, settings: SendSettings): Promise<void> {
  await wait(milliseconds, undefined, { signal: settings.stopped })
}
