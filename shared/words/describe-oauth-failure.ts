/** The words for what goes wrong only where a server speaks OAuth 2 or OpenID Connect. */
import type { AppError } from '../core/app-error.ts'
import { type FailureWords, tryAgain, words } from './failure-words.ts'

type Of<C extends AppError['code']> = Extract<AppError, { code: C }>

/** The code ended before anybody typed it. */
export function codeExpired(provider: string): FailureWords {
  return words(
    'The code has run out: nobody typed it in time.',
    `${provider} takes each code for some minutes only. Trying again brings a new one.`,
    { ...tryAgain, label: 'Get a new code' },
  )
}

/** Somebody said no. */
export function signInDenied({ provider, serverSaid }: Of<'sign-in-denied'>): FailureWords {
  return words(
    `The sign-in was turned down on the page of ${provider}. There is no token.`,
    'Somebody pressed “Deny” or “Cancel” there, or the account may not do what was asked for.',
    tryAgain,
    [],
    serverSaid,
  )
}
