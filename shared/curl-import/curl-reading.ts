/** What a pasted curl command means to us: a request, and what the person should know about how it was read. */
import type { NameValue } from '../domain/http-exchange.ts'

/** One part of a multipart body. A file is only named here; nobody has read it. `contentType` null: as the file's name says. */
export type CurlPart = {
  readonly name: string
  readonly value:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly path: string }
    /** The file's content is sent as a plain field, without a file name (`-F name=<path`). */
    | { readonly kind: 'text-of-file'; readonly path: string }
  readonly contentType: string | null
  /** The file name to tell the server; null: that of the file itself. */
  readonly fileName: string | null
}

/** A body. Where `contentType` is null, none is sent. `json` and `form` have their usual type unless `headers` names another. */
export type CurlBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string | null }
  | { readonly kind: 'form'; readonly fields: readonly NameValue[] }
  | { readonly kind: 'multipart'; readonly parts: readonly CurlPart[] }
  | { readonly kind: 'file'; readonly path: string; readonly contentType: string | null }

/** A user name and password, decoded. */
export type CurlLogin = { readonly user: string; readonly password: string }

/** `none`: the command says to go without any proxy. `url` holds no credentials. */
export type CurlProxy =
  | { readonly kind: 'none' }
  | { readonly kind: 'server'; readonly url: string; readonly login: CurlLogin | null }

export type CurlClientCertificate = {
  readonly certificate: string
  /** The file of the private key; null: it is in the same file. */
  readonly key: string | null
  /** As the command says (`PEM`, `DER`, `P12`); null: not said, which is PEM for curl. */
  readonly type: string | null
  readonly passphrase: string | null
}

export type CurlHttpVersion = '1.0' | '1.1' | '2' | '3'

/** The request as curl would send it, without what curl adds by itself (`Accept`, `User-Agent`, `Host`, lengths). */
export type CurlRequest = {
  readonly method: string
  /** Empty if the command names none. May hold placeholders. Never holds a user name or password. */
  readonly url: string
  /** In order, doubles kept. Holds no Content-Type that `body` already says, and no header made of `basic`. */
  readonly headers: readonly NameValue[]
  /** Headers that the command wants left out (`-H 'Accept:'`). */
  readonly withoutHeaders: readonly string[]
  readonly body: CurlBody
  /** After `-u`, or in the address: goes out as HTTP Basic. Null as well where an Authorization header is given, which wins. */
  readonly basic: CurlLogin | null
  readonly verifyTls: boolean
  readonly followRedirects: boolean
  /** Null: not said, or without limit. */
  readonly maxRedirects: number | null
  readonly timeoutSeconds: number | null
  readonly connectTimeoutSeconds: number | null
  /** Null: not said. */
  readonly proxy: CurlProxy | null
  readonly noProxy: readonly string[]
  readonly clientCertificate: CurlClientCertificate | null
  /** A file with the certificate authorities to trust. */
  readonly caFile: string | null
  readonly httpVersion: CurlHttpVersion | null
}

/** Where in the request a secret stands. `name` is that of the header, parameter, field or JSON member. */
export type CurlSecretPlace =
  | { readonly in: 'header' | 'query' | 'body'; readonly name: string }
  | { readonly in: 'basic'; readonly part: 'user' | 'password' }
  | { readonly in: 'proxy' }
  | { readonly in: 'client-certificate' }

/** A secret in the request. `what` fits into a sentence: "the password after -u". `value` is decoded: no JSON or URL escapes. */
export type CurlSecret = { readonly what: string; readonly where: CurlSecretPlace; readonly value: string }

export type Shell = 'bash' | 'cmd' | 'powershell'

export type CurlReading = {
  readonly shell: Shell
  readonly request: CurlRequest
  readonly secrets: readonly CurlSecret[]
  /** What stands for a value still to come, as written: `<username>`, `{{host}}`, `$TOKEN`, `YOUR_KEY`. Each once. */
  readonly placeholders: readonly string[]
  /** Options with their values that mean nothing to us, as written. */
  readonly notUnderstood: readonly string[]
  /** Further addresses of the command and further curl commands of the text, as written. */
  readonly leftOut: readonly string[]
  /** Whole sentences for the person. They quote addresses and file names, never secrets. */
  readonly notes: readonly string[]
}
