import { describe, expect, it } from 'vitest'
import { tokenSummary } from '../../../shared/domain/test-token-summary.ts'
import { notesBelow, viewToken } from './view-token.ts'

const token = tokenSummary({ expiresAt: 60_000, lifetimeMs: 60_000 })
const withoutEnd = { ...token, expiresAt: null, lifetimeMs: null, expirySource: 'unknown' } as const

describe('the pass of a token', () => {
  it('counts down and says when to look again', () => {
    expect(viewToken(token, 13_000, 'ImmPort', false)).toMatchObject({
      state: 'fresh',
      word: 'Good',
      figures: '0:47',
      isTime: true,
      nextChangeAt: 14_000,
    })
    expect(viewToken(token, 55_000, 'ImmPort', false)).toMatchObject({ state: 'soon', word: 'Ends soon' })
  })

  it('goes on saying how long ago it ended', () => {
    const view = viewToken(token, 180_000, 'ImmPort', false)
    expect(view).toMatchObject({ state: 'over', word: 'Ended', figures: '0:00' })
    expect(view.sentence).toContain('2 minutes ago')
    expect(view.nextChangeAt).toBe(240_000)
  })

  it('never says that a token without a known end lasts for ever', () => {
    const view = viewToken(withoutEnd, 0, 'InfoLink', false)
    expect(view).toMatchObject({ state: 'unknown', word: 'Good until refused', figures: 'No end known', left: null })
    expect(view.sentence).toContain('did not say how long')
  })

  it('says a note once: above the perforation or below it', () => {
    const notes = [{ kind: 'lifetime-unknown' }, { kind: 'token-type-missing' }] as const
    expect(notesBelow({ ...withoutEnd, notes })).toEqual([{ kind: 'token-type-missing' }])
    expect(notesBelow({ ...token, notes })).toEqual(notes)
  })

  it('speaks of a key where there is no token', () => {
    expect(viewToken(null, 0, 'iNode', true).figures).toBe('No key')
    expect(viewToken(null, 0, 'iNode', false).figures).toBe('No token')
  })
})
