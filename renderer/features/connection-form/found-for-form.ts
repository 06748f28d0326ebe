/** What a server says of itself, as the form needs it: which sign-ins it offers, and what that fills in. */
import type { Discovery } from '../../../shared/domain/discovery.ts'
import { fieldValue } from '../../../shared/domain/form-field.ts'
import { grantTypeOf } from '../../../shared/domain/oauth-grants.ts'
import { showsCertificate } from '../../../shared/domain/oauth-settings.ts'
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'

/** Whether the server says that it has this sign-in. What is no grant counts as had, as does a code that has an address. */
export function offers(found: Discovery, { flow }: SignIn): boolean {
  // As servers name them: RFC 8414 section 2, `grant_types_supported`.
  const type = grantTypeOf(flow)
  if (type === null || found.grantTypes.includes(type)) return true
  return flow === 'device-code' && found.endpoints.deviceAuthorization !== undefined
}

/** The sign-in to go on with: the chosen one where the person chose it or the server offers it, else the first that fits. */
export function signInFor(
  found: Discovery,
  { signIns }: Provider,
  chosen: SignIn | undefined,
  isOwnChoice: boolean,
): SignIn | undefined {
  if (chosen !== undefined && (isOwnChoice || offers(found, chosen))) return chosen
  return signIns.find((one) => offers(found, one)) ?? chosen
}

/** How fields have to stand for this server, by name; what may stay as it is, is left out. */
export function valuesFor(
  found: Discovery,
  signIn: SignIn,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const has = (name: string) => signIn.fields.some((field) => field.name === name)
  const method = clientAuthFor(found, signIn, values)
  return {
    ...(method === undefined ? {} : { clientAuth: method }),
    ...(found.requiresPushed && has('par') ? { par: 'yes' } : {}),
    ...(found.namesItself && found.issuer !== null && has('answerIssuer') ? { answerIssuer: 'must' } : {}),
  }
}

/** The way to authenticate that fits both, where the chosen one does not; undefined where it stays. */
function clientAuthFor(
  { clientAuth }: Discovery,
  signIn: SignIn,
  values: Readonly<Record<string, string>>,
): string | undefined {
  if (!('clientAuth' in signIn.settings)) return undefined
  const now = methodOf(signIn, values)
  if (clientAuth.some((method) => method === now)) return undefined
  return signIn.settings.clientAuth.find((method) => clientAuth.includes(method))
}

/** How the program proves who it is, as the form stands. */
export function methodOf(signIn: SignIn | undefined, values: Readonly<Record<string, string>>): string | undefined {
  const field = signIn?.fields.find(({ name }) => name === 'clientAuth')
  if (field !== undefined) return fieldValue(field, values)
  return signIn !== undefined && 'clientAuth' in signIn.settings ? signIn.settings.clientAuth[0] : undefined
}

/**
 * Addresses that change because of how the program proves who it is: those for programs that show a certificate (RFC 8705
 * section 5), or the usual ones again. What the person typed in place of either stays.
 */
export function otherAddresses(
  { endpoints, certificateEndpoints }: Discovery,
  method: string | undefined,
  servers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [from, to] = showsCertificate(method) ? [endpoints, certificateEndpoints] : [certificateEndpoints, endpoints]
  const names = Object.keys(certificateEndpoints) as (keyof typeof certificateEndpoints)[]
  const changes = names.filter((name) => servers[name] === (from[name] ?? '')).map((name) => [name, to[name] ?? ''])
  return Object.fromEntries(changes)
}

const more = '“More about this sign-in”'

/** What of it the person should know, in whole sentences. */
export function notesOn(found: Discovery, signIn: SignIn | undefined): readonly string[] {
  const inTheBrowser = signIn?.flow === 'authorization-code'
  const { codeChallengeMethods: ways } = found
  const lacksS256 = ways.length > 0 && !ways.includes('S256')
  return [
    ...found.notes,
    ...(inTheBrowser && found.requiresPushed ? [`It wants requests sent ahead (PAR): switched on under ${more}.`] : []),
    ...(inTheBrowser && found.namesItself && found.issuer !== null
      ? ['Its answers say which server they are from; one that does not is refused.']
      : []),
    ...(inTheBrowser && lacksS256
      ? [
          `It does not name S256 among its ways to protect the code, but ${ways.join(', ')}. That is weaker: choose it under ${more} only if the sign-in is refused otherwise.`,
        ]
      : []),
    ...(found.offersDpop ? [`It can bind tokens to this computer (DPoP): a choice under ${more}.`] : []),
    ...(Object.keys(found.certificateEndpoints).length > 0
      ? ['It has addresses of its own for programs that show a certificate; choosing that fills them in.']
      : []),
  ]
}
