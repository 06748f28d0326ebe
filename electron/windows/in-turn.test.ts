import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

let parent: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hallpass-turns-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('the folder is there during a turn and gone after it, whatever becomes of the turn', async () => {
  const folder = join(parent, 'not there yet', 'starting')
  expect(await inTurn(folder, () => existsSync(folder))).toBe(true)
  const fault = () => {
    throw new Error('a fault of ours')
  }
  await expect(inTurn(folder, fault)).rejects.toThrow('a fault of ours')
  expect(existsSync(folder)).toBe(false)
})

test('while another has its turn one waits', async () => {
  const folder = join(parent, 'starting')
  mkdirSync(folder)
  const happened: string[] = []
  const turn = inTurn(folder, () => void happened.push('this one'))
  await pause(60)
  happened.push('the other')
  rmSync(folder, { recursive: true })
  await turn
  expect(happened).toEqual(['the other', 'this one'])
})

test('where no folder can be made nobody is kept from starting', async () => {
  const file = join(parent, 'a file')
  writeFileSync(file, '')
  expect(await inTurn(join(file, 'starting'), () => 'started')).toBe('started')
})

test('a folder that a crash left behind keeps nobody from starting for long, and goes', async () => {
  const folder = join(parent, 'starting')
  mkdirSync(folder)
  expect(await inTurn(folder, () => 'started')).toBe('started')
  expect(existsSync(folder)).toBe(false)
}, 15_000)
