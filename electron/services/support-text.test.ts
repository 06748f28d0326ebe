import { expect, test } from 'vitest'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { createSupport } from './support-text.ts'

const facts = {
  info: {
    version: '0.1.0',
    electron: '33.2.1',
    platform: 'linux',
    vault: { kind: 'os', backend: 'gnome_libsecret' },
    storageNotices: [],
  },
  runtime: 'Chrome 130, Node 20.18.1, Linux 6.1 x64',
  settings: defaultSettings,
  systems: ['infoworks', 'own', 'infoworks'],
  states: [],
  lines: ['{"at":"2026-11-29T01:00:00.000Z","event":"call-refused","channel":"tokens:get","code":"timeout"}'],
} as const

const textOf = (changed: object = {}) => createSupport(() => ({ ...facts, ...changed })).show()

test('it says what helps: versions, where secrets are kept, settings, figures, and what happened last', () => {
  const text = textOf()
  for (const part of ['Hallpass 0.1.0', 'Electron 33.2.1', 'Node 20.18.1', 'os, gnome_libsecret', '"theme":"system"'])
    expect(text).toContain(part)
  expect(text).toContain('infoworks 2, own 1')
  expect(text).toContain('"code":"timeout"')
})

test('what looks like a secret does not get through, wherever it came from', () => {
  const text = textOf({
    info: { ...facts.info, storageNotices: ['Odd: api_key=x7Qa9LmZ2pWk4RtY8vBn'] },
    lines: ['Authorization: Bearer x7Qa9LmZ2pWk4RtY8vBn'],
  })
  expect(text).not.toContain('x7Qa9LmZ2pWk4RtY8vBn')
})

test('what is copied is what was shown, though more has happened since', () => {
  const lines = ['the first']
  const support = createSupport(() => ({ ...facts, lines: [...lines] }))
  const shown = support.show()
  lines.push('what happened since')
  expect(support.shown()).toBe(shown)
  expect(support.show()).toContain('what happened since')
})
