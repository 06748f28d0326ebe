import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from './system-clock.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

test('acts once, after the time', () => {
  const act = vi.fn()
  systemClock.after(40_000, act)
  vi.advanceTimersByTime(39_999)
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100_000)
  expect(act).toHaveBeenCalledOnce()
})

test('acts soon after waking up when the time passed during sleep', () => {
  const act = vi.fn()
  systemClock.after(3_600_000, act)
  vi.setSystemTime(1_000_000 + 7_200_000)
  vi.advanceTimersByTime(15_000)
  expect(act).toHaveBeenCalledOnce()
})

test('acts in time although the clock is set back', () => {
  const act = vi.fn()
  systemClock.after(40_000, act)
  vi.setSystemTime(0)
  vi.advanceTimersByTime(45_000)
  expect(act).toHaveBeenCalledOnce()
})

test('acts at once when the time has passed already, and waits longer than a timer can', () => {
  const [now, far] = [vi.fn(), vi.fn()]
  systemClock.after(-5, now)
  systemClock.after(2 ** 32, far)
  vi.advanceTimersByTime(60_000)
  expect(now).toHaveBeenCalledOnce()
  expect(far).not.toHaveBeenCalled()
})

test('can be called off, also after a while', () => {
  const act = vi.fn()
  const callOff = systemClock.after(40_000, act)
  vi.advanceTimersByTime(20_000)
  callOff()
  vi.advanceTimersByTime(60_000)
  expect(act).not.toHaveBeenCalled()
})
