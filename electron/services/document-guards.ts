/** Whether something read from disk is a document that the services can work with. Shapes only; no repair. */
import { isObject } from '../../shared/core/is-object.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { PracticeDocument } from './practice-service.ts'
import type { VariablesDocument } from './stored-variable.ts'

/** How connections were kept before each had a line of its own. */
export type ConnectionsDocument = { readonly connections: readonly Connection[] }

export function isConnectionsDocument(value: unknown): value is ConnectionsDocument {
  return isObject(value) && Array.isArray(value.connections) && value.connections.every(isConnection)
}

export function isSettings(value: unknown): value is Settings {
  return (
    isObject(value) &&
    ['system', 'light', 'dark'].includes(String(value.theme)) &&
    isSeconds(value.clipboardSeconds) &&
    isSeconds(value.revealSeconds) &&
    isSeconds(value.answerSeconds) &&
    isSeconds(value.lockAfterSeconds) &&
    [value.showNamesWhenLocked, value.protectScreen, value.keepsInMemory].every((one) => typeof one === 'boolean')
  )
}

export function isPracticeDocument(value: unknown): value is PracticeDocument {
  return (
    isObject(value) &&
    typeof value.on === 'boolean' &&
    (value.seed === null || typeof value.seed === 'string') &&
    isObject(value.ports) &&
    isObject(value.connections)
  )
}

export function isVariablesDocument(value: unknown): value is VariablesDocument {
  return isObject(value) && Array.isArray(value.variables) && value.variables.every(isVariable)
}

function isVariable(value: unknown): boolean {
  if (!isObject(value)) return false
  const { id, name, isRemoved, kind } = value
  const isNamed = typeof id === 'string' && typeof name === 'string' && typeof isRemoved === 'boolean'
  return isNamed && (kind === 'secret' || (kind === 'plain' && typeof value.value === 'string'))
}

export function isConnection(value: unknown): value is Connection {
  if (!isObject(value)) return false
  const texts = [value.id, value.providerId, value.signInId, value.name, value.basicEncoding]
  const flags = [value.acceptsInsecure, value.verifyTls, value.keepFresh]
  return (
    texts.every((text) => typeof text === 'string') &&
    flags.every((flag) => typeof flag === 'boolean') &&
    isObject(value.environment) &&
    isObject(value.servers) &&
    isNetwork(value.network) &&
    isObject(value.values) &&
    Array.isArray(value.savedSecrets) &&
    Array.isArray(value.allowedHosts) &&
    typeof value.createdAt === 'number'
  )
}

function isNetwork(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.proxy)) return false
  const { authorities, trusted, clientCertificate, proxy } = value
  return (
    Array.isArray(authorities) &&
    authorities.every((one) => isObject(one) && typeof one.pem === 'string') &&
    Array.isArray(trusted) &&
    trusted.every((one) => isObject(one) && typeof one.host === 'string' && typeof one.fingerprint === 'string') &&
    (clientCertificate === null || isObject(clientCertificate)) &&
    (proxy.kind === 'system' ||
      proxy.kind === 'none' ||
      (proxy.kind === 'own' && typeof proxy.url === 'string' && Array.isArray(proxy.except)))
  )
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
