/** PFX files (PKCS #12, RFC 7292): Node opens them only for TLS, and gives nothing out of them. */
import forge from 'node-forge'

/** What was in the file, as DER: the first private key (PKCS #8) and all certificates. */
export type OpenedPfx = { readonly key: Buffer; readonly certificates: readonly Buffer[] }

/** Opens one. `locked`: not with this passphrase; `no-pfx`: no such file, or no private key in it. Never throws. */
export function openPfx(bytes: Buffer, passphrase: string): OpenedPfx | 'locked' | 'no-pfx' {
  let file: forge.asn1.Asn1
  try {
    file = forge.asn1.fromDer(bytes.toString('binary'))
  } catch {
    return 'no-pfx'
  }
  try {
    const pfx = forge.pkcs12.pkcs12FromAsn1(file, passphrase)
    const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags)
    const key = bags.map(keyOf).find((one) => one !== null)
    if (key === undefined) return 'no-pfx'
    return { key, certificates: bags.map(certificateOf).filter((one) => one !== null) }
  } catch (thrown) {
    // The library tells its failures apart by their words only.
    return /password|mac|decrypt/i.test(thrown instanceof Error ? thrown.message : '') ? 'locked' : 'no-pfx'
  }
}

/** RSA keys come as the library's own, all others as they stand. */
function keyOf({ type, key, asn1 }: forge.pkcs12.Bag): Buffer | null {
  if (type !== forge.pki.oids.keyBag && type !== forge.pki.oids.pkcs8ShroudedKeyBag) return null
  if (key) return der(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)))
  return asn1 ? der(asn1) : null
}

function certificateOf({ type, cert, asn1 }: forge.pkcs12.Bag): Buffer | null {
  if (type !== forge.pki.oids.certBag) return null
  if (cert) return der(forge.pki.certificateToAsn1(cert))
  return asn1 ? der(asn1) : null
}

function der(value: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'binary')
}
