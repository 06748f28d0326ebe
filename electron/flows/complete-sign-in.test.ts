import { describe, expect, it } from 'vitest'
import { shownFields } from '../../shared/domain/form-field.ts'
import type { ClientAuthMethod } from '../../shared/domain/oauth-settings.ts'
import type { SignIn } from '../../shared/domain/provider.ts'
import { completeSignIn } from './complete-sign-in.ts'

function formFor(...clientAuth: readonly ClientAuthMethod[]): SignIn {
  return completeSignIn<SignIn>({
    id: 'program',
    label: 'As a program',
    summary: 'No person.',
    flow: 'client-credentials',
    settings: { endpoints: { token: '/token' }, clientAuth, asksAll: true },
    fields: [],
    renewal: { kind: 'sign-in-again' },
  })
}

/** What the form asks for with these values, the further settings left out. */
function asked(signIn: SignIn, values: Readonly<Record<string, string>> = {}): readonly string[] {
  const shown = shownFields(signIn.fields, values)
  return shown.filter(({ isAdvanced }) => isAdvanced !== true).map(({ name }) => name)
}

describe('the form of a sign-in', () => {
  it('asks for what the one way to prove who the client is needs, and leaves the choice out', () => {
    expect(asked(formFor('client_secret_post'))).toEqual(['clientId', 'clientSecret', 'scope'])
  })

  it('asks for no client where the server knows none', () => {
    expect(asked(formFor('unidentified'))).toEqual(['scope'])
  })

  it('shows a field that several ways share with each of them, and no other', () => {
    const form = formFor('client_secret_basic', 'private_key_jwt', 'client_secret_jwt', 'none')
    const always = ['clientId', 'clientAuth']
    const key = ['privateKey', 'privateKeyPassphrase']
    expect(asked(form)).toEqual([...always, 'clientSecret', 'scope'])
    expect(asked(form, { clientAuth: 'client_secret_jwt' })).toEqual([...always, 'clientSecret', 'scope'])
    expect(asked(form, { clientAuth: 'private_key_jwt' })).toEqual([...always, ...key, 'scope'])
    expect(asked(form, { clientAuth: 'none' })).toEqual([...always, 'scope'])
    const audience = (clientAuth: ClientAuthMethod) =>
      shownFields(form.fields, { clientAuth }).some(({ name }) => name === 'clientAssertionAudience')
    expect(audience('client_secret_jwt')).toBe(true)
    expect(audience('private_key_jwt')).toBe(true)
    expect(audience('client_secret_basic')).toBe(false)
  })

  it('asks for the client ID only once there is a client, and for that first', () => {
    const form = formFor('unidentified', 'client_secret_basic')
    expect(asked(form)).toEqual(['clientAuth', 'scope'])
    const withClient = ['clientAuth', 'clientId', 'clientSecret', 'scope']
    expect(asked(form, { clientAuth: 'client_secret_basic' })).toEqual(withClient)
  })
})
