/** The nine sign-ins of the five systems as a table, with what a successful answer of each looks like. */

import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import { practiceCredentials } from '../practice/practice-catalogue.ts'
import type { PracticeCredentials, PracticeSystemId } from '../practice/practice-system.ts'
import { draftFor } from './test-world.ts'

/** One sign-in. */
export type SignInCase = {
  /** For the name of a test. */
  readonly name: string
  readonly id: PracticeSystemId
  readonly signIn: string
}

/** One sign-in that asks a server. */
export type AskingCase = SignInCase & {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Where the credentials travel. */
  readonly by: 'basic' | 'basic-raw' | 'form'
  /** The form fields that a refusal of the credentials names. */
  readonly refusedFields: readonly string[]
  /** The document of a successful answer. */
  readonly success: (token: unknown, lifetime?: unknown) => Record<string, unknown>
}

const infoworksSuccess = (token: unknown) => ({
  message: 'Authentication Success',
  result: { authentication_token: token, is_authenticated: true },
})

const oauthSuccess = (token: unknown, lifetime?: unknown) => ({
  access_token: token,
  refresh_token: 'refresh-token-of-the-raw-server',
  token_type: 'Bearer',
  ...(lifetime === undefined ? {} : { expires_in: lifetime }),
})

/** The seven sign-ins that ask a server. */
export const askingSignIns: readonly AskingCase[] = [
  {
    name: 'Infoworks, user name and password',
    id: 'infoworks',
    signIn: 'user-password',
    method: 'GET',
    path: '/v3/security/authenticate',
    by: 'basic',
    refusedFields: ['username', 'password'],
    success: infoworksSuccess,
  },
  {
    name: 'Infoworks, refresh token',
    id: 'infoworks',
    signIn: 'refresh-token',
    method: 'GET',
    path: '/v3/security/token/access',
    by: 'basic-raw',
    refusedFields: ['refreshToken'],
    success: infoworksSuccess,
  },
  {
    name: 'InfoLink, client credentials',
    id: 'infolink',
    signIn: 'client-credentials',
    method: 'POST',
    path: '/api/v1/oauth2/token',
    by: 'form',
    refusedFields: ['clientId', 'clientSecret'],
    success: oauthSuccess,
  },
  {
    name: 'InfoLink, user name and password',
    id: 'infolink',
    signIn: 'user-password',
    method: 'POST',
    path: '/api/v1/oauth2/token',
    by: 'form',
    refusedFields: ['username', 'password'],
    success: oauthSuccess,
  },
  {
    name: 'ImmPort, user name and password',
    id: 'immport',
    signIn: 'user-password',
    method: 'POST',
    path: '/auth/token',
    by: 'form',
    refusedFields: ['username', 'password'],
    success: (token) => ({ status: 200, access_token: token }),
  },
  {
    name: 'Unifier Essentials, integration user',
    id: 'unifier',
    signIn: 'integration-user',
    method: 'GET',
    path: '/ws/rest/service/v1/oauth/token',
    by: 'basic',
    refusedFields: ['username', 'password'],
    success: (token, lifetime) => ({
      token,
      ...(lifetime === undefined ? {} : { expire: lifetime }),
      endpoint: '/rest1',
      request_headers: { 'x-unifier-tenant': 'idcs-1', 'x-unifier-tenant-code': 'Tenant-2' },
    }),
  },
  {
    name: 'iNode, user name and password',
    id: 'inode',
    signIn: 'user-password',
    method: 'POST',
    path: '/api/oauth/token/',
    by: 'form',
    refusedFields: ['username', 'password'],
    success: oauthSuccess,
  },
]

/** The two sign-ins with a key, which ask nobody. */
export const keySignIns: readonly SignInCase[] = [
  { name: 'ImmPort, API key', id: 'immport', signIn: 'api-key' },
  { name: 'iNode, API key', id: 'inode', signIn: 'api-key' },
]

/** All nine. */
export const allSignIns: readonly SignInCase[] = [...askingSignIns, ...keySignIns]

/** A draft for a sign-in with one address for everything. */
export function draftAt(
  one: SignInCase,
  url: string,
  changes: Partial<ConnectionDraft> = {},
  credentials: PracticeCredentials = practiceCredentials[one.id],
): ConnectionDraft {
  return draftFor({ id: one.id, servers: { server: url, api: url }, credentials }, one.signIn, changes)
}
