/**
 * A back-up as a file: one JSON object with how its key is made (`recipe`) and what is sealed under it (AES-256-GCM, the
 * recipe being part of the seal): the content as JSON, gzipped. Nothing of it is in plain (docs/backups.md).
 */
import { setImmediate as othersTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { AppFailure } from '../../../shared/core/app-error.ts'
import { isObject } from '../../../shared/core/is-object.ts'
import { type KeyRecipe, type KeyRecipes, keyOf } from '../../sealing/passphrase-key.ts'
import { openSealed, sealBytes, wipe } from '../../sealing/seal-bytes.ts'
import { type BackupContent, isBackupContent } from './backup-content.ts'

const format = 1
/** No back-up comes near it, and one that unfolds to more is none, bytes. */
const largestContent = 512 * 1024 * 1024
export const largestFile = 256 * 1024 * 1024

const packed = promisify(gzip)
const unpacked = promisify(gunzip)

/** A file that says it is a back-up, not opened yet. */
export type BackupFile = { readonly recipe: KeyRecipe; readonly sealed: string }

export async function writeBackup(content: BackupContent, passphrase: string, recipe: KeyRecipe): Promise<Buffer> {
  const plain = await plainOf(content)
  const small = await packed(plain)
  wipe(plain)
  const key = await keyOf(passphrase, recipe)
  const sealed = sealBytes(key, small, contextOf(recipe)).toString('base64')
  wipe(key, small)
  return Buffer.from(JSON.stringify({ hallpass: 'back-up', format, recipe, sealed }), 'utf8')
}

/** As JSON, one connection after the other: between them other work gets its turn. */
async function plainOf({ entries, ...rest }: BackupContent): Promise<Buffer> {
  const pieces = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"entries":[`)]
  for (const [at, entry] of entries.entries()) {
    pieces.push(Buffer.from(`${at === 0 ? '' : ','}${JSON.stringify(entry)}`))
    await othersTurn()
  }
  const plain = Buffer.concat([...pieces, Buffer.from(']}')])
  wipe(...pieces)
  return plain
}

/** Fails with `invalid-input` for what is no back-up, or one of a later Hallpass. */
export function readBackupFile(text: string, { accepts }: Pick<KeyRecipes, 'accepts'>): BackupFile {
  const file = parsed(text)
  if (!isObject(file) || file.hallpass !== 'back-up') throw none('This file is no back-up of Hallpass.')
  if (typeof file.format === 'number' && file.format > format)
    throw none('This back-up was made by a newer Hallpass. Get that one to take it.')
  if (!accepts(file.recipe) || typeof file.sealed !== 'string') throw none('This back-up is damaged.')
  return { recipe: file.recipe, sealed: file.sealed }
}

/** Null where the passphrase is wrong, or the file damaged: nobody can tell which. */
export async function openBackup({ recipe, sealed }: BackupFile, passphrase: string): Promise<BackupContent | null> {
  const key = await keyOf(passphrase, recipe)
  const small = openSealed(key, Buffer.from(sealed, 'base64'), contextOf(recipe))
  wipe(key)
  if (typeof small === 'string') return null
  const content = await unpacked(small, { maxOutputLength: largestContent })
    .then((plain) => {
      const text = plain.toString('utf8')
      wipe(plain)
      return parsed(text)
    })
    .catch(() => null)
  wipe(small)
  return isBackupContent(content) ? content : null
}

function contextOf({ kdf, n, r, p, salt }: KeyRecipe): string {
  return `back-up ${format} ${kdf} ${n} ${r} ${p} ${salt}`
}

/** Members named `__proto__` are left out: nothing is ever made of them. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (name, value) => (name === '__proto__' ? undefined : value))
  } catch {
    return null
  }
}

function none(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field: 'file', reason })
}
