import { expect, test } from 'vitest'
import { createLeaveTaking } from './leave-taking.ts'
import { createTestClock } from './test-services.ts'

/** With how often the window was asked. */
function start() {
  const clock = createTestClock(0)
  const asked = { times: 0 }
  const leaveTaking = createLeaveTaking(clock, () => {
    asked.times += 1
  })
  return { clock, asked, leaveTaking }
}

test('the window is asked, and what it tells of its place is there once', async () => {
  const { asked, leaveTaking } = start()
  const leave = leaveTaking.takeLeave()
  expect(asked.times).toBe(1)
  leaveTaking.ready('in the form')
  await leave
  expect([leaveTaking.place(), leaveTaking.place()]).toEqual(['in the form', null])
})

test('a window that hangs does not hold it up, and what it says too late counts for nothing', async () => {
  const { clock, leaveTaking } = start()
  const leave = leaveTaking.takeLeave()
  clock.pass(600)
  await leave
  leaveTaking.ready('too late')
  expect(leaveTaking.place()).toBeNull()
})

test('a place that nobody came back to is not kept over the next lock', async () => {
  const { clock, leaveTaking } = start()
  const first = leaveTaking.takeLeave()
  leaveTaking.ready('of the first lock')
  await first
  const second = leaveTaking.takeLeave()
  clock.pass(600)
  await second
  expect(leaveTaking.place()).toBeNull()
})
