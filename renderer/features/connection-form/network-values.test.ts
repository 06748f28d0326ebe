import { expect, test } from 'vitest'
import { describeNetwork, type NetworkForm, networkDraft, networkForm } from './network-values.ts'

const plain = networkForm(undefined)
const trusted = [{ host: 'a.example', fingerprint: 'AA', subject: 'CN=a', validTo: 1 }]
const own: NetworkForm = { ...plain, proxyKind: 'own', proxyUrl: 'p:1', proxyUsername: 'me' }

test('a new form goes the plain way, and says nothing of it', () => {
  expect(networkDraft(plain, 'typed')).toEqual({
    authorities: [],
    trusted: [],
    clientCertificate: { kind: 'keep' },
    proxy: { kind: 'system' },
  })
  expect(describeNetwork(plain, false)).toBe('')
})

test('hosts without proxy are told apart by commas, semicolons and spaces', () => {
  const draft = networkDraft({ ...own, proxyExcept: ' a.example,*.b.example; c  ' }, undefined)
  expect(draft.proxy).toEqual({ kind: 'own', url: 'p:1', username: 'me', except: ['a.example', '*.b.example', 'c'] })
})

test('a password goes along only where one was typed', () => {
  expect(networkDraft(own, 'typed').proxy).toMatchObject({ password: 'typed' })
  expect(networkDraft(own, undefined).proxy).not.toHaveProperty('password')
})

test('a chosen client certificate goes along by its id, a removed one as none', () => {
  const chosen = { id: 'c1', fileName: 'me.p12', needs: null, subject: 'CN=me', validTo: 1 }
  expect(networkDraft({ ...plain, clientCertificate: 'chosen', chosen }, undefined).clientCertificate).toEqual({
    kind: 'chosen',
    id: 'c1',
  })
  expect(networkDraft({ ...plain, clientCertificate: 'none' }, undefined).clientCertificate).toEqual({ kind: 'none' })
})

test('what is out of the ordinary is named', () => {
  expect(describeNetwork({ ...own, trusted }, true)).toBe('own proxy, a.example trusted by you, client certificate')
  expect(describeNetwork({ ...plain, proxyKind: 'none' }, false)).toBe('no proxy')
})
