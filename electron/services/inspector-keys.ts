/** The keys that the inspector holds for this run: those made here, and files chosen by the person. None goes to the window. */
import { readFile } from 'node:fs/promises'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { BuiltToken, SigningKeyChoice } from '../../shared/ipc/inspector.contract.ts'
import type { FileChooser } from '../ports/file-chooser.ts'
import { anyPurpose, type CheckKey } from '../signatures/check-key.ts'
import { readSecret } from '../signatures/read-secret.ts'
import { type SignWith, signToken } from '../signatures/sign-token.ts'
import { makeSigningKey, publicKeySet, readSigningKey, type SigningKey } from '../signatures/signing-keys.ts'

/** No key file comes near it, in bytes. */
const largestBytes = 1024 * 1024
const mostKept = 20

const kinds = [{ name: 'Keys', extensions: ['pem', 'crt', 'cer', 'key', 'pub', 'json', 'jwk', 'jwks', 'der'] }]

type Prepared = SignWith & { readonly keySet: string | null; readonly keyId: string | null }

export function createInspectorKeys(chooser: FileChooser, newId: () => string) {
  const files = new Map<string, string>()
  const made = new Map<string, { readonly alg: string; readonly key: SigningKey }>()

  function keep<T>(map: Map<string, T>, id: string, one: T): void {
    map.set(id, one)
    for (const oldest of [...map.keys()].slice(0, -mostKept)) map.delete(oldest)
  }

  function prepare(choice: SigningKeyChoice): Prepared {
    switch (choice.kind) {
      case 'none':
        return { alg: 'none', key: null, kid: null, keySet: null, keyId: null }
      case 'secret': {
        const reading = readSecret(choice.text, choice.encoding)
        if (!reading.ok) throw invalid('key', reading.reason)
        return { alg: choice.alg, key: reading.key.bytes, kid: null, keySet: null, keyId: null }
      }
      case 'pasted': {
        const reading = readSigningKey(choice.text, choice.alg)
        if (!reading.ok) throw invalid('key', reading.reason)
        const { key } = reading
        return {
          alg: choice.alg,
          key: key.privateKey,
          kid: key.kid,
          keySet: publicKeySet(key, choice.alg),
          keyId: null,
        }
      }
      case 'made-here': {
        const known = choice.keyId === null ? undefined : made.get(choice.keyId)
        if (known?.alg === choice.alg) return ofMade(known.key, choice.alg, choice.keyId)
        const reading = makeSigningKey(choice.alg)
        if (!reading.ok) throw invalid('key', reading.reason)
        const keyId = newId()
        keep(made, keyId, { alg: choice.alg, key: reading.key })
        return ofMade(reading.key, choice.alg, keyId)
      }
    }
  }

  return {
    build(header: string, payload: string, choice: SigningKeyChoice): BuiltToken {
      const { keySet, keyId, ...signWith } = prepare(choice)
      const signed = signToken(header, payload, signWith)
      if (!signed.ok) throw invalid(signed.part, signed.reason)
      return { token: signed.token, keySet, keyId }
    },

    /** A key made here, to check with. Fails with `invalid-input` when it is gone. */
    madeKey(keyId: string): CheckKey {
      const one = made.get(keyId)
      if (one === undefined) throw invalid('key', 'This throw-away key is gone. Build the token once more.')
      const { publicKey, kid } = one.key
      return { kind: 'public', key: publicKey, wasPrivate: false, written: '', kid, purpose: anyPurpose }
    },

    /** Asks for a file and reads it. Null when the dialog was closed. Fails with `invalid-input` at `file`. */
    async chooseFile(): Promise<{ readonly fileId: string; readonly name: string } | null> {
      const file = await chooser.choose({ title: 'Choose a key', kinds })
      if (file === null) return null
      if (file.size > largestBytes) throw invalid('file', `“${file.name}” is too large for a key.`)
      const bytes = await readFile(file.path).catch(() => {
        throw invalid('file', `“${file.name}” cannot be read.`)
      })
      const fileId = newId()
      keep(files, fileId, textOfKeyFile(bytes))
      return { fileId, name: file.name }
    },

    /** Drops all keys: the person is away. */
    forget(): void {
      files.clear()
      made.clear()
    },

    /** What stands in a chosen file. Fails with `invalid-input` at `file` when it is gone. */
    fileText(fileId: string): string {
      const text = files.get(fileId)
      if (text === undefined) throw invalid('file', 'This file is no longer at hand. Choose it once more.')
      return text
    },
  }
}

function ofMade(key: SigningKey, alg: Parameters<typeof publicKeySet>[1], keyId: string | null): Prepared {
  return { alg, key: key.privateKey, kid: key.kid, keySet: publicKeySet(key, alg), keyId }
}

/** A binary file (DER) as the base64 it would be pasted as. */
function textOfKeyFile(bytes: Buffer): string {
  return isDer(bytes) ? bytes.toString('base64') : bytes.toString()
}

/** One sequence that is as long as it says (X.690 section 8.1.3): in a text that begins with its sign, `0`, the length is not right. */
function isDer(bytes: Buffer): boolean {
  const [tag, length = 0] = bytes
  if (tag !== 0x30) return false
  if (length < 0x80) return bytes.length === 2 + length
  const more = length & 0x7f
  return more >= 1 && more <= 4 && bytes.length > 2 + more && bytes.length === 2 + more + bytes.readUIntBE(2, more)
}

function invalid(field: string, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
