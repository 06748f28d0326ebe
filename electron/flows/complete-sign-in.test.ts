import { describe, expect, it } from 'vitest'
import { shownFields } from '../../shared/domain/form-field.ts'
import type { SignIn } from '../../shared/domain/provider.ts'
import { infolink } from '../../shared/providers/infolink.ts'
import { completeSignIn } from './complete-sign-in.ts'

const signIn = {
  id: 'program',
  label: 'As a program',
  summary: '',
  flow: 'client-credentials',
  settings: {
    endpoints: { token: '/token' },
    clientAuth: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes: ['read', 'write'],
    asksAll: true,
  },
  fields: [{ name: 'tenant', label: 'Tenant', secret: false, required: true, kind: 'text' }],
  startsWith: { scope: 'read' },
  renewal: { kind: 'sign-in-again' },
} as const satisfies SignIn

const names = (one: SignIn) => completeSignIn(one).fields.map(({ name }) => name)

describe('a sign-in that leaves its form to the grant', () => {
  it('asks for its own fields first, then for the client, how it proves itself, and the rest', () => {
    expect(names(signIn).slice(0, 5)).toEqual(['tenant', 'clientId', 'clientAuth', 'clientSecret', 'scope'])
  })

  it('asks for a secret only where the way to authenticate takes one', () => {
    const shown = (clientAuth: string) =>
      shownFields(completeSignIn<SignIn>(signIn).fields, { clientAuth }).map(({ name }) => name)
    expect(shown('client_secret_post')).toContain('clientSecret')
    expect(shown('none')).not.toContain('clientSecret')
  })

  it('does not ask how where there is one way only', () => {
    const one: SignIn = { ...signIn, settings: { ...signIn.settings, clientAuth: ['client_secret_post'] } }
    expect(names(one)).toContain('clientSecret')
    expect(names(one)).not.toContain('clientAuth')
  })

  it('starts fields as the system says, and offers the scopes it names', () => {
    const scope = completeSignIn<SignIn>(signIn).fields.find(({ name }) => name === 'scope')
    expect(scope).toMatchObject({ default: 'read', suggestions: ['read', 'write'] })
  })

  it('takes a field of its own in place of the grant’s', () => {
    const own = { ...signIn.fields[0], name: 'scope', label: 'Rights' }
    const fields = completeSignIn<SignIn>({ ...signIn, fields: [own] }).fields.filter(({ name }) => name === 'scope')
    expect(fields).toEqual([own])
  })

  it('is left as it is where it asks for what it names only', () => {
    expect(completeSignIn<SignIn>(infolink.signIns[0])).toBe(infolink.signIns[0])
  })
})
