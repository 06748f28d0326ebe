import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { storageFailure } from './storage-failure.ts'

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['ENOTDIR', 'other'],
  ['EIO', 'other'],
])('%s means %s, and no path comes with it', (code, reason) => {
  const cause = Object.assign(new Error(`${code}: open '/home/geheim/x.json'`), { code })
  const failure = storageFailure(cause)
  expect(failure.error).toEqual({ code: 'storage-failed', reason })
  expect(JSON.stringify(failure) + String(failure)).not.toContain('geheim')
})

test('a failure that is told already stays what it is, and anything else is other', () => {
  const known = new AppFailure({ code: 'storage-failed', reason: 'newer-version' })
  expect(storageFailure(known)).toBe(known)
  expect(storageFailure('what').error).toEqual({ code: 'storage-failed', reason: 'other' })
})
