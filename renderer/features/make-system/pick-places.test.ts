import { describe, expect, it } from 'vitest'
import type { HttpLoginAnswer } from '../../../shared/domain/http-login.ts'
import type { LoginCandidate } from '../../../shared/login/login-candidate.ts'
import { type Pick, picksOf, withoutPick, withPick, withPlacesOf, withSuggestions } from './pick-places.ts'

const empty: HttpLoginAnswer = { token: [], message: ['error'] }
const body = (path: string) => ({ in: 'body', path }) as const

const all: HttpLoginAnswer = {
  token: ['a.token'],
  lifetimeMilliseconds: ['ttl'],
  refreshToken: ['next'],
  message: ['error'],
  success: [{ path: 'ok', oneOf: ['true'] }],
  carry: { headers: ['headers'], basePath: ['root'], single: { 'X-Site': 'site' } },
}

describe('what is chosen in an answer', () => {
  it('is all of the settings, and makes them again', () => {
    expect(picksOf(all).reduce(withPick, { token: [], message: [] })).toEqual(all)
  })

  it.each<[string, Pick, Partial<HttpLoginAnswer>]>([
    ['a token', { role: 'token', place: body('b') }, { token: ['b'] }],
    ['a token in a header', { role: 'token', place: { in: 'header', name: 'x-t' } }, { token: [], tokenHeader: 'x-t' }],
    [
      'a lifetime in another unit',
      { role: 'lifetime', place: body('ttl'), unit: 'seconds' },
      { lifetimeSeconds: ['ttl'] },
    ],
    ['the end itself', { role: 'lifetime', place: body('end'), unit: 'instant' }, { expiresAt: ['end'] }],
  ])('has one of a kind only: %s', (_what, pick, expected) => {
    const after = withPick(all, pick)
    expect(after).toMatchObject(expected)
    expect(picksOf(after)).toHaveLength(picksOf(all).length)
  })

  it('has several conditions, headers and messages; the message chosen last is looked for first', () => {
    const more: readonly Pick[] = [
      { role: 'success', place: body('status'), oneOf: ['OK'] },
      { role: 'carry', place: body('org'), header: 'X-Org' },
      { role: 'message', place: body('why') },
    ]
    expect(more.reduce(withPick, all)).toMatchObject({
      success: [{ path: 'ok' }, { path: 'status', oneOf: ['OK'] }],
      carry: { single: { 'X-Site': 'site', 'X-Org': 'org' } },
      message: ['why', 'error'],
    })
  })

  it('can be taken back, without leaving anything', () => {
    expect(picksOf(all).reduce(withoutPick, all)).toEqual({ token: [], message: [] })
  })

  it('takes nothing but a token out of a header', () => {
    expect(withPick(empty, { role: 'lifetime', place: { in: 'header', name: 'x-ttl' } })).toEqual(empty)
  })
})

describe('a second answer', () => {
  it('is probably made like the first', () => {
    const paths = new Set(['a.token', 'next', 'ttl2'])
    expect(withPlacesOf(all, empty, paths)).toEqual({ token: ['a.token'], refreshToken: ['next'], message: ['error'] })
    expect(withPlacesOf(all, { ...empty, token: ['mine'] }, paths).token).toEqual(['mine'])
  })
})

describe('suggestions', () => {
  const guess = (role: LoginCandidate['role'], path: string, more: Partial<LoginCandidate> = {}): LoginCandidate => ({
    role,
    place: body(path),
    preview: 'true',
    reason: 'It looks so.',
    ...more,
  })
  const guesses = [
    guess('token', 'jwt'),
    guess('token', 'other'),
    guess('lifetime', 'ttl', { unit: 'milliseconds' }),
    guess('refresh-token', 'next'),
    guess('carry', 'headers'),
    guess('carry', 'site', { header: 'X-Site' }),
    guess('success', 'ok'),
    guess('api-address', 'url'),
  ]

  it('are taken where nothing is chosen; what could do harm is only offered', () => {
    expect(withSuggestions(empty, guesses)).toEqual({
      token: ['jwt'],
      lifetimeMilliseconds: ['ttl'],
      refreshToken: ['next'],
      message: ['error'],
      carry: { headers: ['headers'], basePath: [] },
    })
  })

  it('never take the place of what a person chose', () => {
    expect(withSuggestions({ ...empty, token: ['mine'] }, guesses).token).toEqual(['mine'])
  })
})
