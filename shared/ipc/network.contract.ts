import type { Connection } from '../domain/connection.ts'
import type { CertificateAuthority, ChosenClientCertificate, TrustedCertificate } from '../domain/network.ts'
import type { Channels } from './contract.ts'

/** Files are chosen in dialogs of the main process; null means that the dialog was closed. */
export type NetworkContract = {
  /** A CA file, for a form. Fails with `invalid-input`. */
  chooseAuthority: () => CertificateAuthority | null
  /** A client certificate, for a form. Its key stays in the main process, under the id that comes back. */
  chooseClientCertificate: () => ChosenClientCertificate | null
  /** The key that belongs to it, where that is in a file of its own. */
  chooseClientKey: (input: { id: string }) => ChosenClientCertificate | null
  /** Fails with `invalid-input` at `passphrase`. */
  unlockClientCertificate: (input: { id: string; passphrase: string }) => ChosenClientCertificate
  /** A connection's host shows this certificate from now on, or nothing is sent to it. */
  trust: (input: { connectionId: string; certificate: TrustedCertificate }) => Connection
  /** Chooses a CA file and keeps it with a connection. */
  addAuthority: (input: { connectionId: string }) => Connection | null
}

export const networkChannels = {
  chooseAuthority: 'network:chooseAuthority',
  chooseClientCertificate: 'network:chooseClientCertificate',
  chooseClientKey: 'network:chooseClientKey',
  unlockClientCertificate: 'network:unlockClientCertificate',
  trust: 'network:trust',
  addAuthority: 'network:addAuthority',
} as const satisfies Channels<NetworkContract, 'network'>
