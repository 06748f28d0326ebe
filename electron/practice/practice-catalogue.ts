/**
 * What the five practice systems are called and hold: names, server fields, lifetimes, credentials. Data only.
 * The credentials are made up and belong to nobody; they are awkward on purpose (colons, percent signs, quotes,
 * accents), so that Basic over UTF-8 and form encoding are exercised by every practice sign-in.
 */

import type { PracticeCredentials, PracticeSystemId } from './practice-system.ts'

/** The five systems, in the order in which to show them. */
export const practiceSystemIds = [
  'infoworks',
  'infolink',
  'immport',
  'unifier',
  'inode',
] as const satisfies readonly PracticeSystemId[]

/** The credentials of each system, typed to exactly the fields it has. */
export const practiceCredentials = {
  infoworks: {
    username: 'practice-user@example.org',
    password: 'pässwörd: 100% & "ok"',
    refreshToken:
      'PracticeRefreshToken5XgEBU521UyjOZzVCuHuBGt8WXdSQENdniX9Aqcq8AnFYxxPiMg9tITp6HyIan2ppDuuXTI5K63AceUUL',
  },
  infolink: {
    username: 'practice-user@example.org',
    password: '1 + 1 = 2; it\'s "100%" & true',
    clientId: 'practice-client-infolink',
    clientSecret: 'practice-secret 7+7=14 & 100%',
  },
  immport: {
    username: 'practice-user',
    password: 'naïve\\path?a=b&c=d+e',
    apiKey: 'practice-api-key-immport-0123456789',
  },
  unifier: {
    username: 'practice-user@example.org',
    password: 'Tür/Tor #7: 5% + "ok"',
  },
  inode: {
    username: 'practice-owner@example.org',
    password: 'crème & brûlée = 100% +1',
    clientId: 'practice-client-inode',
    clientSecret: 'practice-secret/inode+100%=ok',
    apiKey: 'practiceapikeyinode0123456789abcdef01234',
  },
} as const satisfies Record<PracticeSystemId, PracticeCredentials>

/** The one workspace that the practice ImmPort knows. */
export const practiceWorkspaceId = '5733'

/** What is fixed about one practice system. */
export type PracticeCatalogueEntry = {
  readonly name: string
  /** The ids of its server fields; each gets a server (an origin) of its own. */
  readonly serverFields: readonly string[]
  /** How long its tokens last when nobody says otherwise, in seconds. */
  readonly lifetime: number
  readonly placeholders: Readonly<Record<string, string>>
}

/** What is fixed about each of the five systems. */
export const practiceCatalogue: Readonly<Record<PracticeSystemId, PracticeCatalogueEntry>> = {
  infoworks: { name: 'Infoworks', serverFields: ['server'], lifetime: 900, placeholders: {} },
  infolink: { name: 'InfoLink', serverFields: ['server'], lifetime: 1800, placeholders: {} },
  immport: {
    name: 'ImmPort',
    serverFields: ['server', 'api'],
    lifetime: 60,
    placeholders: { WORKSPACE_ID: practiceWorkspaceId },
  },
  unifier: { name: 'Unifier Essentials', serverFields: ['server'], lifetime: 3600, placeholders: {} },
  inode: { name: 'iNode', serverFields: ['server'], lifetime: 36_000, placeholders: {} },
}
