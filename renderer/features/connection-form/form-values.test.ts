import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { draftOf, environmentOf, sensibleName, startingValues } from './form-values.ts'

const immport = findProvider('immport')
const infolink = findProvider('infolink')
if (!immport || !infolink) throw new Error('The catalogue lacks a system that this test reads.')

describe('the connection form', () => {
  it('starts with the addresses a system is known to have', () => {
    expect(startingValues(immport, undefined).servers).toEqual({
      server: 'https://auth.immport.org/auth/token',
      api: 'https://immport-upload.niaid.nih.gov:8443',
    })
  })

  it('hands over only the fields of the chosen sign-in, trimmed, and leaves empty ones out', () => {
    const form = {
      ...startingValues(infolink, undefined),
      signInId: 'client-credentials',
      servers: { server: ' infolink.example.com ' },
      values: { clientId: ' abc ', username: 'left over from the other sign-in' },
    }
    const draft = draftOf(infolink, form, { clientSecret: ' kept as typed ' }, 'InfoLink')
    expect(draft.values).toEqual({ clientId: 'abc' })
    expect(draft.secrets).toEqual({ clientSecret: ' kept as typed ' })
    expect(draft.servers).toEqual({ server: 'infolink.example.com' })
    expect(draft.name).toBe('InfoLink')
  })

  it('names a connection after the system and the user, with a number when that is taken', () => {
    const nothing = { values: {}, servers: {} }
    expect(sensibleName(immport, nothing, [])).toBe('ImmPort')
    expect(sensibleName(immport, { ...nothing, values: { username: 'campjo' } }, [])).toBe('ImmPort · campjo')
    expect(sensibleName(immport, nothing, ['ImmPort', 'ImmPort (2)'])).toBe('ImmPort (3)')
  })

  it('names a connection to any server after its host', () => {
    const any = { ...immport, group: 'any' as const }
    const servers = { issuer: '', token: 'https://login.example.com/token' }
    expect(sensibleName(any, { values: {}, servers }, [])).toBe('login.example.com')
    expect(sensibleName(any, { values: {}, servers: { token: 'not yet' } }, [])).toBe('ImmPort')
  })

  it('tells as empty what starts filled in and was emptied, and nothing of fields that do not count', () => {
    const [signIn] = infolink.signIns
    if (signIn?.flow !== 'client-credentials') throw new Error('InfoLink’s first sign-in is another one now.')
    const plain = { secret: false, required: false, kind: 'text' } as const
    const fields = [
      { ...plain, name: 'scope', label: 'Scope', default: 'read' },
      { ...plain, name: 'hidden', label: 'Hidden', shownWhen: { field: 'how', oneOf: ['other'] } },
    ]
    const provider = { ...infolink, signIns: [{ ...signIn, fields }] }
    const values = (typed: Record<string, string>) =>
      draftOf(provider, { ...startingValues(provider, undefined), values: typed }, {}, '').values
    expect(values({})).toEqual({ scope: 'read' })
    expect(values({ scope: '', hidden: 'left over' })).toEqual({ scope: '' })
  })

  it('uses the person’s own word only for an environment of their own', () => {
    expect(environmentOf({ environmentKind: 'test', environmentWord: 'Staging' })).toEqual({
      kind: 'test',
      label: 'Test',
    })
    expect(environmentOf({ environmentKind: 'own', environmentWord: ' Staging ' })).toEqual({
      kind: 'own',
      label: 'Staging',
    })
  })
})
