import { expect, test } from 'vitest'
import { isCopiedMark, isMarked, markOf } from './copied-mark.ts'
import { connected, createTestServices } from './test-services.ts'

const token = 'access-canary-1'

test('a mark knows its text again, no other, and does not hold it', async () => {
  const mark = await markOf(token)
  expect(await isMarked(token, mark)).toBe(true)
  expect(await isMarked('access-canary-2', mark)).toBe(false)
  expect(JSON.stringify(mark)).not.toContain('canary')
  expect(await markOf(token)).not.toEqual(mark)
})

test('what is no mark is not taken for one', () => {
  expect([null, { salt: 'a', hash: 'b' }].map(isCopiedMark)).toEqual([true, true])
  expect([undefined, {}, 'a', { salt: 1, hash: 'b' }].map(isCopiedMark)).toEqual([false, false, false, false])
})

test('after a crash the next run clears the token off the clipboard, if it is still there', async () => {
  const { services, connection } = await connected()
  await services.copies.copy(connection.id, 'token')
  await expect.poll(() => services.kept.copied.read()).not.toBeNull()

  const next = createTestServices(services.kept)
  next.clipboard.text = token
  await next.copies.clearLeftover()
  expect(next.clipboard.text).toBe('')
  expect(services.kept.copied.read()).toBeNull()
})

test('what the person copied meanwhile stays, and the mark goes', async () => {
  const { services, connection } = await connected()
  await services.copies.copy(connection.id, 'token')
  await expect.poll(() => services.kept.copied.read()).not.toBeNull()
  const next = createTestServices(services.kept)
  next.clipboard.text = 'my own words'
  await next.copies.clearLeftover()
  expect([next.clipboard.text, services.kept.copied.read()]).toEqual(['my own words', null])
})

test('a copy that was cleared in time leaves no mark, and a disk that is full does not keep anybody from copying', async () => {
  const { services, connection } = await connected()
  await services.copies.copy(connection.id, 'token')
  await services.copies.clear()
  expect(services.kept.copied.read()).toBeNull()
  services.kept.copied.isFull = true
  await services.copies.copy(connection.id, 'token')
  expect(services.clipboard.text).toBe(token)
})
