/** What a window may say about a connection's network. */
import * as z from 'zod'
import type { NetworkDraft, TrustedCertificate } from '../../shared/domain/network.ts'
import { id, name, value } from './schemas.ts'

const text = z.string().max(1000)

/** A trusted certificate; whether it makes sense is for the service. */
export const trustedCertificate = z.strictObject({
  host: name,
  fingerprint: z.string().max(100),
  subject: text,
  validTo: z.number(),
}) satisfies z.ZodType<TrustedCertificate>

const authority = z.strictObject({
  fileName: text,
  pem: z.string().max(1_000_000),
  subject: text,
  validTo: z.number(),
  count: z.int().min(1).max(10_000),
})

/** The network as a form hands it over. */
export const networkDraft = z.strictObject({
  authorities: z.array(authority).max(20),
  trusted: z.array(trustedCertificate).max(50),
  clientCertificate: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keep') }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('chosen'), id }),
  ]),
  proxy: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('system') }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('own'),
      url: value,
      username: value,
      password: value.exactOptional(),
      except: z.array(name).max(100),
    }),
  ]),
}) satisfies z.ZodType<NetworkDraft>
