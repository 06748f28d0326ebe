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
    expect(sensibleName(immport, {}, [])).toBe('ImmPort')
    expect(sensibleName(immport, { username: 'campjo' }, [])).toBe('ImmPort · campjo')
    expect(sensibleName(immport, {}, ['ImmPort', 'ImmPort (2)'])).toBe('ImmPort (3)')
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
