/** Certificate files as a person chooses them, step by step. What is secret of them waits here, and never goes to the window. */
import { readFile } from 'node:fs/promises'
import { AppFailure } from '../../shared/core/app-error.ts'
import type {
  CertificateAuthority,
  ChosenClientCertificate,
  ClientCertificateSummary,
} from '../../shared/domain/network.ts'
import type { ChosenFile, FileChooser } from '../ports/file-chooser.ts'
import { wipe } from '../sealing/seal-bytes.ts'
import { writeClientCertificate } from './network-secrets.ts'
import { type ReadClientCertificate, readAuthority, readClientCertificate } from './read-certificates.ts'

/** No certificate file comes near it. */
const largestBytes = 1024 * 1024

/** Of those that were chosen and not used, the latest ones wait. */
const mostWaiting = 10

const authorityKinds = [{ name: 'Certificates', extensions: ['pem', 'crt', 'cer', 'der'] }]
const clientKinds = [{ name: 'Client certificates', extensions: ['p12', 'pfx', 'pem', 'crt'] }]
const keyKinds = [{ name: 'Private keys', extensions: ['key', 'pem'] }]

export type ChosenCertificates = ReturnType<typeof createChosenCertificates>

type Waiting = {
  readonly fileName: string
  readonly bytes: Buffer
  readonly key: Buffer | null
  read: ReadClientCertificate
}

export function createChosenCertificates(chooser: FileChooser, newId: () => string) {
  const waiting = new Map<string, Waiting>()

  function keep(id: string, one: Waiting): ChosenClientCertificate {
    waiting.set(id, one)
    for (const [oldest, file] of [...waiting].slice(0, -mostWaiting)) {
      wipe(file.bytes, file.key)
      waiting.delete(oldest)
    }
    const { read, fileName } = one
    if (read.needs !== null) return { id, fileName, needs: read.needs, subject: null, validTo: null }
    return { id, fileName, needs: null, subject: read.facts.subject, validTo: read.facts.validTo }
  }

  function waitingOne(id: string): Waiting {
    const one = waiting.get(id)
    if (one === undefined) throw invalid('This file is no longer at hand. Choose it once more.')
    return one
  }

  return {
    /** Asks for a file of authorities. Null when the dialog was closed. Fails with `invalid-input`. */
    async chooseAuthority(): Promise<CertificateAuthority | null> {
      const file = await chooser.choose({ title: 'Choose a CA file', kinds: authorityKinds })
      return file && readAuthority(file.name, await contentOf(file))
    },

    /** Asks for a client certificate and says what it still needs. Null when the dialog was closed. Fails with `invalid-input`. */
    async choose(): Promise<ChosenClientCertificate | null> {
      const file = await chooser.choose({ title: 'Choose a client certificate', kinds: clientKinds })
      if (file === null) return null
      const bytes = await contentOf(file)
      const read = readClientCertificate(file.name, bytes, null, null)
      return keep(newId(), { fileName: file.name, bytes, key: null, read })
    },

    /** Asks for the file of the private key, where it is not in the certificate's own. */
    async chooseKey(id: string): Promise<ChosenClientCertificate | null> {
      const one = waitingOne(id)
      const file = await chooser.choose({ title: 'Choose the private key', kinds: keyKinds })
      if (file === null) return null
      const key = await contentOf(file)
      const read = readClientCertificate(one.fileName, one.bytes, key, null)
      if (read.needs === 'key') throw invalid(`“${file.name}” holds no private key.`)
      return keep(id, { ...one, key, read })
    },

    /** Tries a passphrase. Fails with `invalid-input` at `passphrase`. */
    unlock(id: string, passphrase: string): ChosenClientCertificate {
      const one = waitingOne(id)
      return keep(id, { ...one, read: readClientCertificate(one.fileName, one.bytes, one.key, passphrase) })
    },

    /** Lets go of all that were chosen and not used. */
    forget(): void {
      for (const file of waiting.values()) wipe(file.bytes, file.key)
      waiting.clear()
    },

    /** One that has all it needs: what may be shown, and what goes to the vault. It stays at hand, should saving fail. */
    use(id: string): { readonly summary: ClientCertificateSummary; readonly secret: string } {
      const { read, fileName } = waitingOne(id)
      if (read.needs === 'key') throw invalid('Choose the private key of this certificate first.')
      if (read.needs !== null) throw invalid('Type the passphrase of this certificate first.')
      const { subject, validTo } = read.facts
      return { summary: { fileName, subject, validTo }, secret: writeClientCertificate(read.certificate) }
    },
  }
}

async function contentOf(file: ChosenFile): Promise<Buffer> {
  if (file.size > largestBytes) throw invalid(`“${file.name}” is too large for a certificate.`)
  try {
    return await readFile(file.path)
  } catch {
    throw invalid(`“${file.name}” cannot be read.`)
  }
}

function invalid(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field: 'clientCertificate', reason })
}
