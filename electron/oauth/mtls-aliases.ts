/** Where a client that shows a certificate has to ask (RFC 8705 section 5). */
import { isObject } from '../../shared/core/is-object.ts'

/** A server's metadata (RFC 8414), as it came: nothing in it is to be trusted yet. */
type Metadata = Readonly<Record<string, unknown>>

/**
 * The metadata for a client that shows a certificate: where the server names other addresses for such clients
 * (`mtls_endpoint_aliases`), they stand in for the usual ones. Only endpoints change, never the issuer; an alias that is no text
 * is passed over. Whether an address may be asked is for the caller to judge, as with the usual ones.
 */
export function withMtlsAliases<M extends Metadata>(metadata: M): M {
  const aliases = metadata.mtls_endpoint_aliases
  if (!isObject(aliases)) return metadata
  const named = Object.entries(aliases).filter(
    ([name, address]) => /^[a-z_]+_endpoint$/.test(name) && typeof address === 'string' && address !== '',
  )
  return { ...metadata, ...Object.fromEntries(named) }
}
