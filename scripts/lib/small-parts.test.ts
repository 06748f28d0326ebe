import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.mjs'
import { checkSteps } from './check-steps.mjs'
import { startProgress } from './say.mjs'

describe('the cache folder', () => {
  it.each([
    ['linux', { XDG_CACHE_HOME: '/cache' }, join('/cache', 'hallpass')],
    ['linux', { XDG_CACHE_HOME: 'relative' }, join('/home/ada', '.cache', 'hallpass')],
    ['linux', {}, join('/home/ada', '.cache', 'hallpass')],
    ['darwin', {}, join('/home/ada', 'Library', 'Caches', 'hallpass')],
    ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'hallpass', 'Cache')],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(cacheFolder(platform, env, '/home/ada')).toBe(folder)
  })
})

describe('the steps of npm run check', () => {
  it('are the scripts it chains', () => {
    expect(checkSteps({ check: 'npm run lint && npm run types' })).toEqual(['lint', 'types'])
  })

  it('are one step when it is anything else', () => {
    expect(checkSteps({ check: 'npm run lint && tsc -b' })).toEqual(['check'])
    expect(checkSteps({})).toEqual(['check'])
  })
})

describe('progress', () => {
  const lines = (isTTY: boolean) => {
    let text = ''
    const progress = startProgress('downloading', 200, { isTTY, write: (more: string) => (text += more) })
    for (let done = 0; done <= 200; done++) progress.at(done)
    progress.end()
    return text
  }

  it('is one line every 10 % outside of a terminal', () => {
    expect(lines(false).trimEnd().split('\n')).toHaveLength(11)
  })

  it('redraws one line in a terminal', () => {
    expect(lines(true).split('\n')).toEqual([expect.stringMatching(/100 %$/), ''])
  })
})
