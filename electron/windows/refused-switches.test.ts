import { expect, it } from 'vitest'
import { refusalSentence, refusedSwitch } from './refused-switches.ts'

const startedWith =
  (...names: readonly string[]) =>
  (name: string) =>
    names.includes(name)

it.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'load-extension',
  'js-flags',
  'disable-web-security',
  'bypasscsp-schemes',
  'ignore-certificate-errors',
  'renderer-cmd-prefix',
  'single-process',
  'no-sandbox',
])('--%s is refused, in a sentence that names it', (name) => {
  expect(refusedSwitch(startedWith('lang', name), false)).toBe(name)
  expect(refusalSentence(name)).toContain(`--${name}`)
})

it('what people need is taken', () => {
  const harmless = ['user-data-dir', 'password-store', 'ozone-platform', 'force-device-scale-factor', 'disable-gpu']
  expect(refusedSwitch(startedWith(...harmless), false)).toBeNull()
})

it('root, for whom Chromium has no sandbox, may say so', () => {
  expect(refusedSwitch(startedWith('no-sandbox'), true)).toBeNull()
  expect(refusedSwitch(startedWith('no-sandbox', 'js-flags'), true)).toBe('js-flags')
})
