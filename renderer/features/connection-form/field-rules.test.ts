import { describe, expect, it } from 'vitest'
import type { FormField } from '../../../shared/domain/form-field.ts'
import { edgeSpaces, problemWith } from './field-rules.ts'

const password: FormField = { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' }
const lifetime: FormField = { name: 'expiry', label: 'Lifetime', secret: false, required: false, kind: 'seconds' }
const user: FormField = {
  ...password,
  name: 'username',
  secret: false,
  mustNotContain: { text: ':', reason: 'No “:”.' },
}

describe('what is said of a value before anything is sent', () => {
  it.each([
    ['an empty required field', password, '', false, 'Password is needed.'],
    ['an empty secret that is saved already', password, '', true, undefined],
    ['a character that cannot be in it', user, 'a:b', false, 'No “:”.'],
    ['an empty field that may stay empty', lifetime, '', false, undefined],
    ['a whole number of seconds', lifetime, '3600', false, undefined],
    ['a lifetime of nothing', lifetime, '0', false, 'A whole number of seconds, for example 3600.'],
    ['a lifetime with a unit', lifetime, '1h', false, 'A whole number of seconds, for example 3600.'],
  ])('%s', (_what, field, value, isSaved, problem) => {
    expect(problemWith(field, value, isSaved)).toBe(problem)
  })

  it('notices spaces at the edges of a secret and none inside it', () => {
    expect(['a b', ' a', 'a ', ' a '].map(edgeSpaces)).toEqual(['none', 'before', 'after', 'both'])
  })
})
