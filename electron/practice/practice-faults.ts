/**
 * What can be made to go wrong, in plain words, for the page of faults. Data only; the systems do the failing.
 */

import { practiceSystemIds } from './practice-catalogue.ts'
import type { PracticeFault, PracticeSystemId } from './practice-system.ts'

/** One fault as a person reads it. */
export type PracticeFaultInfo = {
  /** A few words for the switch. */
  readonly label: string
  /** One or two sentences: what happens while the switch is on. */
  readonly whatItDoes: string
  /** The systems that have this fault. */
  readonly systems: readonly PracticeSystemId[]
}

const all = practiceSystemIds

/** Every fault with its words, in the order in which to show them. */
export const practiceFaults: Readonly<Record<PracticeFault, PracticeFaultInfo>> = {
  'wrong-password': {
    label: 'Wrong password',
    whatItDoes: 'Every user name, password, client secret and API key is refused, the right ones too.',
    systems: all,
  },
  expired: {
    label: 'Token expired',
    whatItDoes: 'Tokens from before the switch count as expired. A new token works.',
    systems: all,
  },
  'always-expired': {
    label: 'Every token expired',
    whatItDoes: 'The API calls every token expired, brand-new ones too. Signing in still works.',
    systems: all,
  },
  'rotated-reused': {
    label: 'Refresh token already used',
    whatItDoes: 'Renewing fails as if somebody else had used the refresh token, and all its tokens stop working.',
    systems: ['infolink', 'inode'],
  },
  'no-new-refresh-token': {
    label: 'No new refresh token',
    whatItDoes: 'Renewing gives a new token but no new refresh token. The old refresh token goes on working.',
    systems: ['infolink', 'inode'],
  },
  'no-token': {
    label: 'Success without a token',
    whatItDoes: 'The sign-in says that it succeeded, but its answer holds no token.',
    systems: all,
  },
  'refused-under-200': {
    label: 'Refusal that looks like success',
    whatItDoes: 'A refused sign-in arrives with HTTP status 200. Only the text of the answer says that it failed.',
    systems: ['infoworks', 'immport'],
  },
  'expired-body-200': {
    label: 'Expiry that looks like success',
    whatItDoes: 'The API says that the token expired with HTTP status 200 instead of 401.',
    systems: ['infolink'],
  },
  'server-error': {
    label: 'Server error',
    whatItDoes: 'Every request is answered with HTTP status 500.',
    systems: all,
  },
  'too-many-requests': {
    label: 'Too many requests',
    whatItDoes: 'Every request is answered with HTTP status 429 and the advice to wait 30 seconds.',
    systems: all,
  },
  'html-page': {
    label: 'Login page instead of an answer',
    whatItDoes: 'Every request gets a web page with a login form, with HTTP status 200.',
    systems: all,
  },
  'redirect-away': {
    label: 'Sent to another address',
    whatItDoes: 'Every request is redirected to another address (localhost instead of 127.0.0.1).',
    systems: all,
  },
  slow: {
    label: 'Slow',
    whatItDoes: 'Every answer takes 3 seconds.',
    systems: all,
  },
  'slow-drip': {
    label: 'Slow download',
    whatItDoes: 'The download arrives in small pieces over 6 seconds.',
    systems: ['immport'],
  },
  truncated: {
    label: 'Connection cut',
    whatItDoes: 'The connection breaks in the middle of every answer.',
    systems: all,
  },
  'huge-answer': {
    label: 'Huge answer',
    whatItDoes: 'Every answer is followed by 32 megabytes of spaces.',
    systems: all,
  },
  'clock-off': {
    label: 'Clock 3 minutes ahead',
    whatItDoes: "The server's clock is 3 minutes ahead, and so are the times in its tokens. Older tokens end sooner.",
    systems: all,
  },
  'echo-headers': {
    label: 'Answer repeats your secrets',
    whatItDoes: 'The API answers with the headers that it received, the token included.',
    systems: all,
  },
  'no-lifetime': {
    label: 'No lifetime given',
    whatItDoes: 'Nothing says how long a new token lasts. iNode leaves out the token type as well.',
    systems: all,
  },
  'negative-lifetime': {
    label: 'Negative lifetime',
    whatItDoes: 'A new token claims to have expired before it was issued. It works all the same.',
    systems: all,
  },
  'absurd-lifetime': {
    label: 'Absurd lifetime',
    whatItDoes: 'A new token claims to last for millions of years. It does not.',
    systems: all,
  },
  'lifetime-as-text': {
    label: 'Lifetime as text',
    whatItDoes: 'The lifetime arrives as "1800" in quotes instead of as a number.',
    systems: ['infolink', 'inode'],
  },
  'no-token-type': {
    label: 'No token type',
    whatItDoes: 'The answer leaves out the token type.',
    systems: ['infolink'],
  },
  'token-key': {
    label: 'Token under another name',
    whatItDoes: 'The answer calls the token "token" instead of "access_token".',
    systems: ['immport'],
  },
  'access-token-key': {
    label: 'Token under its newer name',
    whatItDoes: 'The answer calls the token "access_token" instead of "token".',
    systems: ['unifier'],
  },
  'quoted-keys': {
    label: 'Correct JSON',
    whatItDoes: 'The answer is correct JSON: the quotes which the documented sample lacks are there.',
    systems: ['unifier'],
  },
  'details-under-data': {
    label: 'Token details under "data"',
    whatItDoes: 'The answer holds status, message and data, and the token details are inside data.',
    systems: ['unifier'],
  },
  'endpoint-without-slash': {
    label: 'Endpoint without its slash',
    whatItDoes: 'The answer gives the endpoint as "rest1" instead of "/rest1".',
    systems: ['unifier'],
  },
  'hostile-endpoint': {
    label: 'Endpoint that leads away',
    whatItDoes:
      'The endpoint tries to lead later requests, and the token, to another host. Each sign-in tries another way.',
    systems: ['unifier'],
  },
  'hostile-carry': {
    label: 'Headers that do harm',
    whatItDoes:
      'The answer asks to send harmful headers along: Host, Cookie, Authorization, and one with a line break.',
    systems: ['unifier'],
  },
  'url-encoded-basic': {
    label: 'Only URL-encoded sign-in',
    whatItDoes: 'User name and password are accepted only when they were URL-encoded first.',
    systems: ['unifier'],
  },
}

/** The faults that one system has, in the order in which to show them. */
export function faultsOf(system: PracticeSystemId): readonly PracticeFault[] {
  return (Object.keys(practiceFaults) as PracticeFault[]).filter((fault) =>
    practiceFaults[fault].systems.includes(system),
  )
}
