import type { ServerCertificate } from './server-certificate.ts'

/**
 * Every failure a person can meet, as one closed union with a stable `code`.
 * The words for them are in `shared/words/describe-failure.ts`; nothing here is shown as it stands.
 * No member ever holds a secret: `serverSaid` is cut and masked before it gets here.
 */
export type AppError =
  /** What was typed cannot be used. `field` is the form field it concerns, `reason` a whole sentence for the person. */
  | { readonly code: 'invalid-input'; readonly field?: string; readonly reason: string }
  /** The thing asked for is not (or no longer) there. */
  | {
      readonly code: 'not-found'
      readonly what: 'connection' | 'token' | 'provider' | 'exchange' | 'request' | 'variable' | 'import'
    }
  /** The person, or something they did, ended it. */
  | { readonly code: 'cancelled' }
  /** Hallpass is locked: nothing is done until the person opens it again. */
  | { readonly code: 'locked' }
  /** No such host name (DNS). */
  | { readonly code: 'server-not-found'; readonly host: string }
  /** The host exists, but nothing answers there (refused, no route). */
  | { readonly code: 'server-unreachable'; readonly host: string }
  /** Nothing answered on https for an address typed without a scheme; `httpAddress` would be the unprotected way. */
  | { readonly code: 'https-unreachable'; readonly host: string; readonly httpAddress: string }
  /** This computer has no network at all. */
  | { readonly code: 'offline' }
  /** The connection broke before the answer was complete. */
  | { readonly code: 'connection-lost'; readonly host: string }
  /** No (complete) answer within `seconds`. */
  | { readonly code: 'timeout'; readonly host: string; readonly seconds: number }
  /** The server's certificate was not accepted; nothing was sent. */
  | {
      readonly code: 'certificate-refused'
      readonly host: string
      readonly reason:
        | 'expired'
        | 'not-yet-valid'
        | 'wrong-host'
        | 'self-signed'
        | 'unknown-issuer'
        /** The person trusts one certificate for this host, and this is another. */
        | 'not-the-trusted-one'
        | 'other'
      /** What the server showed, its own first; left out where it could not be read. */
      readonly certificates?: readonly ServerCertificate[]
    }
  /** The server wants a certificate of the person's: none was shown (`given` is false), or not the right one. */
  | { readonly code: 'client-certificate-refused'; readonly host: string; readonly given: boolean }
  /** TLS could not be spoken at all, most often because the port speaks plain http. */
  | { readonly code: 'tls-failed'; readonly host: string }
  /** Nothing answers where the proxy should be (`name:port`); nothing was sent. */
  | { readonly code: 'proxy-unreachable'; readonly proxy: string }
  /** The proxy wants a user name and password (407), or not these (`given`); nothing got to the server. */
  | { readonly code: 'proxy-refused'; readonly proxy: string; readonly given: boolean }
  /** The proxy is there, but led nowhere. `status` is what it answered, if it did. */
  | {
      readonly code: 'proxy-failed'
      readonly proxy: string
      readonly host: string
      readonly why: 'forbidden' | 'no-way' | 'no-proxy' | 'certificate' | 'socks'
      readonly status?: number
    }
  /** An http address that the person has not accepted; nothing was sent. */
  | { readonly code: 'insecure-address'; readonly field: string; readonly address: string }
  /** The server answered the sign-in by sending us elsewhere; credentials are never sent on. */
  | { readonly code: 'redirected'; readonly host: string; readonly location: string }
  /** The server did not accept who we said we are. `fields` are the form fields that may be wrong. */
  | {
      readonly code: 'credentials-refused'
      readonly provider: string
      readonly status: number
      readonly fields: readonly string[]
      readonly serverSaid?: string
      /** True where sending user name and password URL-encoded may help (Unifier). */
      readonly mayTryUrlEncoded?: boolean
    }
  /** The sign-in that was to be renewed is over (`invalid_grant`), and nothing else is kept to sign in again with. */
  | {
      readonly code: 'sign-in-over'
      readonly provider: string
      readonly serverSaid?: string
      /** Only the person can do it again (in the browser, with a code), and nobody was there to be asked. */
      readonly needsPerson?: true
      /** What the person gave to go on with, and is no longer good: the form's fields. */
      readonly fields?: readonly string[]
    }
  /** The browser could not be led back: the door for it could not be opened. `redirectUri` is where it should have been. */
  | {
      readonly code: 'redirect-unavailable'
      readonly redirectUri: string
      readonly why: 'port-taken' | 'not-allowed' | 'already-waiting' | 'no-app-link'
    }
  /** The person did not finish the sign-in in the browser in time. */
  | { readonly code: 'sign-in-unfinished'; readonly provider: string; readonly seconds: number }
  /** The server sent the browser back with an error instead of a code (RFC 6749 section 4.1.2.1). `error` is its code, cut. */
  | {
      readonly code: 'authorization-refused'
      readonly provider: string
      readonly error: string
      readonly serverSaid?: string
    }
  /** What came back is not the answer to this sign-in, or not from its server. Nothing was done with it. */
  | {
      readonly code: 'foreign-answer'
      readonly provider: string
      readonly what: 'state' | 'issuer' | 'form'
    }
  /** The code that the person was to type on a page of the server (RFC 8628) ended before anybody did. */
  | { readonly code: 'code-expired'; readonly provider: string }
  /** Somebody said no on the page of the server. */
  | { readonly code: 'sign-in-denied'; readonly provider: string; readonly serverSaid?: string }
  /**
   * The ID token of an answer is not what it has to be (OpenID Connect Core section 3.1.3.7); nothing of the answer was kept.
   * `found` and `expected` are names, cut; never a nonce.
   */
  | {
      readonly code: 'id-token-refused'
      readonly provider: string
      readonly why:
        | 'unreadable'
        | 'unsigned'
        | 'signature'
        | 'issuer'
        | 'audience'
        | 'authorized-party'
        | 'subject'
        | 'nonce'
        | 'access-token'
        | 'ended'
        | 'not-yet'
        /** Of a renewal: it is about somebody else than the one before. */
        | 'another-person'
      readonly found?: string
      readonly expected?: string
    }
  /** The ID token is to be used, and none came. */
  | { readonly code: 'no-id-token'; readonly provider: string }
  /** The server did not do what it was asked to about a token. */
  | {
      readonly code: 'question-refused'
      readonly host: string
      readonly about: 'userinfo' | 'revocation' | 'introspection'
      readonly status: number
      readonly serverSaid?: string
    }
  /** What a server said of a person was not used: it is about somebody else, made out to another program, or not proven. */
  | {
      readonly code: 'userinfo-refused'
      readonly host: string
      readonly why: 'another-person' | 'not-for-us' | 'unsigned' | 'signature' | 'encrypted' | 'unreadable'
    }
  /** The server refused the sign-in for another reason than the credentials. */
  | {
      readonly code: 'sign-in-failed'
      readonly provider: string
      readonly status: number
      /** The server's own code for it, where it speaks OAuth (RFC 6749 section 5.2 and its extensions). */
      readonly error?: string
      readonly serverSaid?: string
    }
  /** Too many calls (429). `retryAfterSeconds` only if the server said so. */
  | { readonly code: 'rate-limited'; readonly host: string; readonly retryAfterSeconds?: number }
  /** The server itself failed (5xx). `retryAfterSeconds` only if it said so. */
  | {
      readonly code: 'server-failed'
      readonly host: string
      readonly status: number
      readonly retryAfterSeconds?: number
      readonly serverSaid?: string
    }
  /** An answer came that is not what this sign-in answers. */
  | {
      readonly code: 'unexpected-answer'
      readonly host: string
      readonly status: number
      readonly why:
        | 'html'
        | 'not-json'
        | 'no-token'
        /** Of a request that was sent ahead (PAR). */
        | 'no-request-uri'
        | 'empty'
        | 'too-large'
        | 'unfolds-too-far'
        | 'wrong-address'
        /** A token bound to a key (DPoP), which was not asked for. */
        | 'bound-token'
        /** From here on of any call, not of sign-ins only; `status` is 0. */
        | 'not-http'
        | 'too-many-headers'
        | 'not-decodable'
      readonly serverSaid?: string
    }
  /** The answer asked for something that would be dangerous to do; it was not done. */
  | {
      readonly code: 'unsafe-answer'
      readonly host: string
      readonly what: 'base-path' | 'header-name' | 'header-value' | 'token-characters' | 'page-address'
    }
  /** The token of this connection does not go to this host; nor does a secret variable that the request holds. */
  | {
      readonly code: 'host-not-allowed'
      readonly host: string
      /** Whose token it is: the connection that would have to allow the host. */
      readonly owner?: { readonly connectionId: string; readonly name: string }
      readonly secret?: 'variable'
    }
  /** The request cannot be sent as it stands. `part` says where to look. */
  | {
      readonly code: 'request-refused'
      readonly part: 'url' | 'method' | 'header' | 'body' | 'authorization'
      /** Name of the header concerned, cut to 60 characters; never its value. */
      readonly header?: string
      readonly reason: string
    }
  /** The request names variables that have no value. Nothing was sent. */
  | { readonly code: 'variables-missing'; readonly names: readonly string[] }
  /** Something secret that is needed was never saved, or is gone. `fields` are the form fields to fill in. */
  | { readonly code: 'missing-secret'; readonly fields: readonly string[] }
  /** A saved secret is there, but the system's keychain can no longer open it. Nothing was deleted. */
  | {
      readonly code: 'secret-unreadable'
      readonly fields: readonly string[]
      /** It is a variable, by its name. */
      readonly variable?: string
    }
  /** The disk did not take what was to be saved; what was there before still is. */
  | { readonly code: 'storage-failed'; readonly reason: 'full' | 'no-permission' | 'newer-version' | 'other' }
  /** A bug of ours. Details are in the log, without secrets. */
  | { readonly code: 'unexpected' }

/** The stable name of a failure. */
export type AppErrorCode = AppError['code']

/** An `AppError` as something that can be thrown inside the main process; turned back into a value at the door. */
export class AppFailure extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.name = 'AppFailure'
    this.error = error
  }
}
