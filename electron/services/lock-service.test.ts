import { expect, test } from 'vitest'
import type { LockState } from '../../shared/domain/lock-state.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import type { VaultControl } from '../ports/vault-control.ts'
import { createLockService } from './lock-service.ts'
import { createTestClock } from './test-services.ts'
import { noPassphrase } from './test-vault-control.ts'

const right = 'mill otter saddle ribbon'

/** A lock over a vault that says what it is asked, in the order it happens. */
function start(passphrase: 'none' | 'locked' | 'open' = 'open', settings: Partial<Settings> = {}) {
  const happened: string[] = []
  const clock = createTestClock(1_000_000)
  const note = (what: string) => async () => void happened.push(what)
  const now = {
    passphrase,
    next: right,
    announced: [] as LockState[],
    trying: Promise.resolve(),
    drop: note('dropped'),
  }
  const vault: VaultControl = {
    ...noPassphrase,
    passphrase: () => now.passphrase,
    async unlock(typed) {
      await now.trying
      if (typed !== now.next) return false
      now.passphrase = 'open'
      return true
    },
    async lock() {
      happened.push('vault')
      if (now.passphrase === 'open') now.passphrase = 'locked'
    },
    isPassphrase: async (typed) => typed === now.next,
    async setPassphrase(typed) {
      now.next = typed
      now.passphrase = 'open'
    },
    async removePassphrase() {
      now.passphrase = 'none'
    },
    async startAfresh() {
      now.passphrase = 'none'
      return 'vault.kept'
    },
  }
  const lock = createLockService({
    vault: { ...vault, status: () => ({ kind: 'passphrase', backend: null }) },
    clock,
    settings: () => ({ ...defaultSettings, ...settings }),
    names: () => ['Infoworks', 'ImmPort'],
    announce: (state) => void now.announced.push(state),
    window: { takeLeave: note('leave taken'), empty: note('window emptied') },
    dropAll: () => now.drop(),
    goOn: () => void happened.push('goes on'),
    vaultChanged: note('another vault'),
    setAside: note('set aside'),
  })
  return { lock, happened, clock, now }
}

const wrongPassphrase = { error: { code: 'invalid-input', field: 'passphrase' } }

test('locking lets the window tell what is to be kept, empties it, drops what is in memory, and the key last', async () => {
  const { lock, happened, now } = start()
  const locking = lock.lock('idle')
  expect(lock.isLocked()).toBe(false)
  await Promise.all([locking, lock.lock('left')])
  expect(happened).toEqual(['leave taken', 'window emptied', 'dropped', 'vault'])
  expect(now.announced).toEqual([
    {
      locked: true,
      because: 'idle',
      opensBy: 'passphrase',
      lacksKeychain: false,
      notBefore: null,
      names: ['Infoworks', 'ImmPort'],
    },
  ])
  await lock.lock('left')
  expect(happened).toHaveLength(4)
})

test('the passphrase opens it, and what rested goes on', async () => {
  const { lock, happened, now } = start()
  await lock.lock('by-hand')
  await expect(lock.unlock('wrong')).rejects.toMatchObject(wrongPassphrase)
  expect(lock.isLocked()).toBe(true)
  expect(await lock.unlock(right)).toEqual({ locked: false })
  expect([lock.isLocked(), happened.at(-1), now.announced.at(-1)]).toEqual([false, 'goes on', { locked: false }])
})

test('a lock asked for while the passphrase is tried is not lost', async () => {
  const { lock, now } = start()
  await lock.lock('by-hand')
  let goOn = () => {}
  now.trying = new Promise((resolve) => {
    goOn = resolve
  })
  const opening = lock.unlock(right)
  await lock.lock('left')
  goOn()
  expect(await opening).toMatchObject({ locked: true })
  expect([lock.isLocked(), now.passphrase]).toEqual([true, 'locked'])
  expect(await lock.unlock(right)).toEqual({ locked: false })
})

test('the key is forgotten though something could not be dropped', async () => {
  const { lock, now } = start()
  now.drop = () => Promise.reject(new Error('a fault of ours'))
  await expect(lock.lock('by-hand')).rejects.toThrow('a fault of ours')
  expect([lock.isLocked(), now.passphrase]).toEqual([true, 'locked'])
})

test('a passphrase that was being set while it locks is asked for', async () => {
  const { lock, now } = start('none')
  now.drop = async () => {
    now.passphrase = 'open'
  }
  await lock.lock('by-hand')
  expect(now.announced.map((state) => state.locked && state.opensBy)).toEqual(['click', 'passphrase'])
})

test('a vault that is locked at the start locks the app; one without a passphrase opens at a click', async () => {
  expect(start('locked').lock.state()).toMatchObject({ locked: true, because: 'start', opensBy: 'passphrase' })
  const { lock } = start('none')
  expect(lock.state()).toEqual({ locked: false })
  await lock.lock('by-hand')
  expect(lock.state()).toMatchObject({ opensBy: 'click' })
  expect(await lock.unlock(null)).toEqual({ locked: false })
})

test('names are not told where the person does not want them shown', async () => {
  const { lock } = start('open', { showNamesWhenLocked: false })
  await lock.lock('by-hand')
  expect(lock.state()).toMatchObject({ names: [] })
})

test('after three wrong passphrases one has to wait, longer each time, and the right one does not count before', async () => {
  const { lock, clock } = start()
  await lock.lock('by-hand')
  const waits: number[] = []
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await expect(lock.unlock('wrong')).rejects.toMatchObject(wrongPassphrase)
    const state = lock.state()
    const notBefore = state.locked ? state.notBefore : null
    waits.push(notBefore === null ? 0 : (notBefore - clock.now()) / 1000)
    if (notBefore !== null) await expect(lock.unlock(right)).rejects.toMatchObject(wrongPassphrase)
    clock.pass((waits.at(-1) ?? 0) * 1000)
  }
  expect(waits).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 300, 300])
  expect(await lock.unlock(right)).toEqual({ locked: false })
  await lock.lock('by-hand')
  expect(lock.state()).toMatchObject({ notBefore: null })
})

test('the present passphrase is asked for before another one is set, or it is removed; guessing there waits as well', async () => {
  const { lock, now } = start()
  const wrongCurrent = { error: { code: 'invalid-input', field: 'current' } }
  await expect(lock.setPassphrase('wrong', 'kettle amber window quilt')).rejects.toMatchObject(wrongCurrent)
  await expect(lock.removePassphrase('wrong')).rejects.toMatchObject(wrongCurrent)
  await expect(lock.setPassphrase(right, 'short')).rejects.toMatchObject({ error: { field: 'next' } })
  expect(now.next).toBe(right)
  await lock.setPassphrase(right, 'kettle amber window quilt')
  expect(now.next).toBe('kettle amber window quilt')
  await expect(lock.removePassphrase(right)).rejects.toMatchObject(wrongCurrent)
  await lock.removePassphrase(now.next)
  expect(now.passphrase).toBe('none')
})

test('secrets that can be opened are not put aside; locked ones are, and then it is open', async () => {
  const open = start('open')
  await expect(open.lock.startAfresh()).rejects.toMatchObject({ error: { code: 'invalid-input' } })
  const { lock, happened } = start('locked')
  expect(await lock.startAfresh()).toEqual({ kept: 'vault.kept' })
  expect(happened).toEqual(['set aside', 'another vault', 'goes on'])
  expect(lock.isLocked()).toBe(false)
})
