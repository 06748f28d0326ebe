/** Has programs that start at the same moment take turns: of two that make the same folder, only one succeeds. */
import { mkdirSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** ms */
const pauseMs = 20
const mostPauses = 250

/**
 * Runs `act` while no other program does so with the same `folder`, which is there only meanwhile. Whoever waited for five
 * seconds goes on all the same, as where no folder can be made: one that crashed in its turn keeps nobody from starting.
 */
export async function inTurn<T>(folder: string, act: () => T): Promise<T> {
  makeParent(folder)
  await waitForTurn(folder)
  try {
    return act()
  } finally {
    endTurn(folder)
  }
}

/** The first start finds nothing there yet. */
function makeParent(folder: string): void {
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  } catch {
    // Then the folder cannot be made either.
  }
}

async function waitForTurn(folder: string): Promise<void> {
  for (let pauses = 0; pauses < mostPauses; pauses += 1) {
    if (!isTaken(folder)) return
    await pause(pauseMs)
  }
}

/** Takes the turn, unless another has it. */
function isTaken(folder: string): boolean {
  try {
    mkdirSync(folder)
    return false
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
  }
}

function endTurn(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // It could not be made, or another has ended it.
  }
}
