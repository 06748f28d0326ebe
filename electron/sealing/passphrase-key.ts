/**
 * A key of 256 bits made from a passphrase with scrypt (RFC 7914): slow and hungry for memory on purpose, so that guessing is
 * dear. How dear is written beside what is sealed (`KeyRecipe`), and is measured on the computer that seals.
 */
import { randomBytes, scrypt } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'
import { sealKeyBytes, wipe } from './seal-bytes.ts'

/** How a key is made from a passphrase. No secret. */
export type KeyRecipe = {
  readonly kdf: 'scrypt'
  /** Cost, a power of two: memory is 128 · n · r bytes. */
  readonly n: number
  readonly r: number
  readonly p: number
  /** 16 random bytes, base64. */
  readonly salt: string
}

/** Which recipes are made, and which are followed. */
export type KeyRecipes = {
  readonly choose: () => Promise<KeyRecipe>
  readonly accepts: (value: unknown) => value is KeyRecipe
}

/** Never less than this (OWASP's first choice for scrypt). */
const leastCost = 2 ** 17
/** More memory than 512 MiB would keep a small computer from opening its own secrets. */
const mostCost = 2 ** 19
/** What a recipe from a file may ask for: else a file could make the app use all memory, or never end. */
const mostRounds = 8
const blockSize = 8
const saltBytes = 16

/** How long making a key is to take at least, ms. */
export const leastKeyMs = 300

/**
 * A recipe whose key takes at least `leastKeyMs` on this computer. `measure` makes the key of a recipe once and tells how long
 * that took, ms. From the measured time on, cost (memory and time) is doubled while it is too quick, then rounds (time only).
 */
export async function chooseRecipe(measure: (recipe: KeyRecipe) => Promise<number>): Promise<KeyRecipe> {
  let recipe: KeyRecipe = { kdf: 'scrypt', n: leastCost, r: blockSize, p: 1, salt: newSalt() }
  while ((await measure(recipe)) < leastKeyMs) {
    const dearer = oneDearer(recipe)
    if (dearer === null) break
    recipe = dearer
  }
  return recipe
}

function oneDearer(recipe: KeyRecipe): KeyRecipe | null {
  if (recipe.n < mostCost) return { ...recipe, n: recipe.n * 2 }
  return recipe.p < mostRounds ? { ...recipe, p: recipe.p * 2 } : null
}

/**
 * Makes the key, off the main thread. The same passphrase gives the same key however its accents were typed (Unicode NFKC).
 * Whoever asked fills the buffer with zeros when it is no longer needed.
 */
export function keyOf(passphrase: string, { n, r, p, salt }: KeyRecipe): Promise<Buffer> {
  const typed = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
  // What scrypt needs, and as much again for its own accounts.
  const maxmem = 256 * n * r
  return new Promise((resolve, reject) => {
    scrypt(typed, Buffer.from(salt, 'base64'), sealKeyBytes, { N: n, r, p, maxmem }, (cause, key) => {
      wipe(typed)
      if (cause === null) resolve(key)
      else reject(cause)
    })
  })
}

/** The recipes of real life: measured on this computer. `now` is an instant in ms. */
export function measuredRecipes(now: () => number): KeyRecipes {
  const measure = async (recipe: KeyRecipe): Promise<number> => {
    const start = now()
    const key = await keyOf('how long does this take?', recipe)
    wipe(key)
    return now() - start
  }
  return { choose: () => chooseRecipe(measure), accepts: isKeyRecipe }
}

/** Whether this, from a file, is a recipe that this computer can be asked to follow. */
export function isKeyRecipe(value: unknown): value is KeyRecipe {
  if (!isObject(value)) return false
  const { kdf, n, r, p, salt } = value
  if (kdf !== 'scrypt' || r !== blockSize || !isWhole(p, 1, mostRounds) || !isWhole(n, leastCost, mostCost))
    return false
  if (!Number.isInteger(Math.log2(n))) return false
  return typeof salt === 'string' && Buffer.from(salt, 'base64').byteLength === saltBytes
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
}

/** 16 random bytes, base64. */
export function newSalt(): string {
  return randomBytes(saltBytes).toString('base64')
}
