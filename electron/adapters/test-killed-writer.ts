/**
 * A program of its own that writes as the app does, until it is killed: connections, secrets, history, what is kept, and settings.
 * Says each change on its output once that is acknowledged: `<kind> <key> <number>`. Arguments: folder, first number, key (hex).
 */
import { join } from 'node:path'
import { openDocument } from './document-file.ts'
import { openVault } from './open-vault.ts'
import { openRecords } from './record-file.ts'
import { createSealedDocuments } from './sealed-documents.ts'
import { createTestSealer } from './test-sealer.ts'

export type Written = { readonly number: number; readonly padding: string }

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'number'

/** Everything that is on disk of a run, opened as the app opens it. */
export async function openAll(folder: string, key: Buffer, notice: (sentence: string) => void) {
  const onDisk = { folder, now: () => Date.UTC(2026, 0, 1), notice, migrations: [] }
  const connections = openRecords<Written>({
    ...onDisk,
    name: 'connections',
    title: 'list',
    isValid: isWritten,
    pastLines: 20,
  })
  const records = openRecords<string>({
    ...{ ...onDisk, name: 'vault', title: 'vault', leavesNothing: true, pastLines: 20 },
    isValid: (value): value is string => typeof value === 'string',
  })
  const settings = openDocument<Written>({
    ...{ ...onDisk, name: 'settings', title: 'settings', fresh: { number: -1, padding: '' }, isValid: isWritten },
  })
  const vault = await openVault({
    records,
    sealer: createTestSealer({ key, rotated: false }),
    keepAside: () => '',
    recipes: {
      choose: () => Promise.reject(new Error('no passphrase here')),
      accepts: (_value): _value is never => false,
    },
    log: () => {},
  })
  const sealed = createSealedDocuments({
    folder: join(folder, 'kept'),
    vault,
    keyName: (owner) => `kept:${owner}`,
    now: onDisk.now,
  })
  const kept = sealed.of<Written>('c1', {
    name: 'tabs',
    title: 'tabs',
    fresh: { number: -1, padding: '' },
    migrations: [],
    isValid: isWritten,
  })
  return { connections, vault, settings, kept, history: sealed.logOf('c1', 'history') }
}

async function write(folder: string, first: number, key: Buffer): Promise<void> {
  const { connections, vault, settings, kept, history } = await openAll(folder, key, () => {})
  const tell = (kind: string, name: string, number: number) => process.stdout.write(`${kind} ${name} ${number}\n`)
  for (let number = first; ; number += 1) {
    const value: Written = { number, padding: 'x'.repeat((number * 37) % 900) }
    const name = `id-${number % 7}`
    const acts = [
      () => connections.put(name, value),
      () => vault.write(name, JSON.stringify(value)),
      () => history.append(value),
      () => kept.update(() => value),
      () => settings.write(value),
      // What comes and goes: the file is written anew for it.
      async () => {
        await vault.write(`passing-${number}`, 'soon gone')
        await vault.remove(`passing-${number}`)
      },
    ]
    const kind = number % acts.length
    await acts[kind]?.()
    tell(['connection', 'secret', 'history', 'kept', 'settings', 'removed'][kind] ?? '', name, number)
  }
}

const [folder, first, key] = process.argv.slice(2)
// Only as a program: the test imports `openAll`.
if (folder !== undefined && key !== undefined && /^\d+$/.test(first ?? ''))
  void write(folder, Number(first), Buffer.from(key, 'hex'))
