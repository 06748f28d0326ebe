import { expect, test } from 'vitest'
import { watchIdle } from './idle-watch.ts'
import { createTestClock } from './test-services.ts'

function start(limit: number) {
  const clock = createTestClock(1_000_000)
  const began = clock.now()
  const here = { at: began, limit, noticed: 0 }
  const watch = watchIdle({
    clock,
    presence: { idleSeconds: () => (clock.now() - here.at) / 1000 },
    seconds: () => here.limit,
    onIdle: () => {
      here.noticed += 1
    },
  })
  return { clock, here, watch }
}

test('nobody was there for as long as the limit says: it is noticed then, not before', () => {
  const { clock, here } = start(60)
  clock.pass(59_900)
  expect(here.noticed).toBe(0)
  clock.pass(100)
  expect(here.noticed).toBe(1)
})

test('who comes back in time is not away', () => {
  const { clock, here } = start(60)
  for (let minutes = 0; minutes < 10; minutes += 1) {
    clock.pass(50_000)
    here.at = clock.now()
  }
  expect(here.noticed).toBe(0)
})

test('a limit of 0 means never; another one counts at once', () => {
  const { clock, here, watch } = start(0)
  clock.pass(10 * 3_600_000)
  expect(here.noticed).toBe(0)
  here.limit = 60
  watch.look()
  expect(here.noticed).toBe(1)
})

test('stopped, it looks no more', () => {
  const { clock, here, watch } = start(60)
  watch.stop()
  clock.pass(3_600_000)
  expect([here.noticed, clock.due()]).toEqual([0, []])
})
