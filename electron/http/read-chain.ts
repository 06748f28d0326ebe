import { X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'
import { readCertificate, type ServerCertificate } from '../../shared/core/server-certificate.ts'

const longestChain = 10

/**
 * The certificates the other end showed, its own first; empty before it has shown any. Not by `getPeerX509Certificate`:
 * that takes them off the connection (Node 20.20, tried), and the host's name is then compared with nothing.
 */
export function readChain(socket: TLSSocket): readonly ServerCertificate[] {
  const chain: ServerCertificate[] = []
  try {
    let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
    while (next?.raw !== undefined && chain.length < longestChain) {
      const certificate = new X509Certificate(next.raw)
      const selfSigned = isSelfSigned(certificate)
      chain.push(readCertificate(certificate, selfSigned))
      next = selfSigned || next.issuerCertificate === next ? undefined : next.issuerCertificate
    }
  } catch {
    // One that this runtime cannot read ends what is shown of the chain. Whether it is accepted is decided elsewhere.
  }
  return chain
}

function isSelfSigned(certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)
  } catch {
    // A kind of key that this runtime does not know.
    return false
  }
}
