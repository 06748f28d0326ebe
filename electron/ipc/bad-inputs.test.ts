/** Every handler against everything that is not its input: nothing gets through, and nothing of it is repeated. */
import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { NetworkDraft, TrustedCertificate } from '../../shared/domain/network.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import { channels } from '../../shared/ipc/index.ts'
import { unifier } from '../../shared/providers/unifier.ts'
import { createAnswersHandlers } from './answers.handlers.ts'
import { createAppHandlers } from './app.handlers.ts'
import { createBackupsHandlers } from './backups.handlers.ts'
import { createCardsHandlers } from './cards.handlers.ts'
import { createConnectionsHandlers } from './connections.handlers.ts'
import { createDiscoveryHandlers } from './discovery.handlers.ts'
import { createFilesHandlers } from './files.handlers.ts'
import { createHistoryHandlers } from './history.handlers.ts'
import { createImportsHandlers } from './imports.handlers.ts'
import { createInspectorHandlers } from './inspector.handlers.ts'
import { createLockHandlers } from './lock.handlers.ts'
import { createLoginsHandlers } from './logins.handlers.ts'
import { createNetworkHandlers } from './network.handlers.ts'
import { createPracticeHandlers } from './practice.handlers.ts'
import { createProvidersHandlers } from './providers.handlers.ts'
import { createRequestsHandlers } from './requests.handlers.ts'
import { createSettingsHandlers } from './settings.handlers.ts'
import { createSignInsHandlers } from './sign-ins.handlers.ts'
import { createSnippetsHandlers } from './snippets.handlers.ts'
import { createTokensHandlers } from './tokens.handlers.ts'
import { createVariablesHandlers } from './variables.handlers.ts'
import { createWorkbenchHandlers } from './workbench.handlers.ts'

const calls: string[] = []

/** Stands for any service: remembers what was called, with what. */
function anyService<T>(): T {
  const call =
    (name: string | symbol) =>
    (...inputs: readonly unknown[]) => {
      calls.push(`${String(name)}(${JSON.stringify(inputs)})`)
    }
  return new Proxy({}, { get: (_target, name) => call(name) }) as T
}

const handlers: Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>> = {
  answers: createAnswersHandlers(anyService(), anyService()),
  app: createAppHandlers(anyService()),
  backups: createBackupsHandlers(anyService()),
  cards: createCardsHandlers(anyService()),
  connections: createConnectionsHandlers(anyService()),
  discovery: createDiscoveryHandlers(anyService()),
  files: createFilesHandlers(anyService()),
  history: createHistoryHandlers(anyService()),
  imports: createImportsHandlers(anyService(), anyService()),
  lock: createLockHandlers(anyService(), anyService()),
  logins: createLoginsHandlers(anyService()),
  network: createNetworkHandlers(anyService()),
  practice: createPracticeHandlers(anyService()),
  providers: createProvidersHandlers(anyService()),
  requests: createRequestsHandlers(anyService()),
  settings: createSettingsHandlers(anyService()),
  signIns: createSignInsHandlers(anyService()),
  snippets: createSnippetsHandlers(anyService()),
  inspector: createInspectorHandlers(anyService(), anyService(), anyService()),
  tokens: createTokensHandlers(anyService(), anyService(), anyService()),
  workbench: createWorkbenchHandlers(anyService()),
  variables: createVariablesHandlers(anyService()),
}

const ofCommand = { kind: 'command', name: 'x', fields: [], address: '', second: '', secondAddress: '' }
const ofCollection = {
  kind: 'postman-collection',
  name: 'Shop',
  environment: { kind: 'test', label: 'Test' },
  accounts: [0],
  requests: [0],
  variables: [0],
}

const connection: ConnectionDraft = {
  providerId: 'unifier',
  signInId: 'sign-in',
  name: 'Mine',
  environment: { kind: 'test', label: 'Test' },
  servers: { server: 'https://a.example' },
  values: { username: 'me' },
  secrets: { password: 'pä55 wörd' },
  acceptsInsecure: false,
  verifyTls: true,
  keepFresh: false,
  basicEncoding: 'exact',
}
const trusted: TrustedCertificate = { host: 'a.example', fingerprint: 'A1:B2', subject: 'CN=a', validTo: 1 }
const network: NetworkDraft = {
  authorities: [{ fileName: 'ca.pem', pem: '-----BEGIN CERTIFICATE-----', subject: 'CN=ca', validTo: 1, count: 1 }],
  trusted: [trusted],
  clientCertificate: { kind: 'chosen', id: 'k1' },
  proxy: { kind: 'own', url: 'proxy.example:3128', username: 'me', password: 'secret', except: ['*.example'] },
}
const request: RequestDraft = {
  connectionId: 'c1',
  authorization: { kind: 'connection' },
  method: 'POST',
  url: '/v3/sources',
  pathValues: {},
  query: [{ name: 'a', value: '1' }],
  headers: [],
  body: { kind: 'json', text: '{}' },
}

/** A form in which everything there is stands. */
const formOfAll: RequestForm = {
  ...emptyForm,
  url: '/a?b=%20c',
  pathValues: { ID: '7' },
  query: [{ name: 'b', value: ' c', on: true, raw: 'b=%20c' }],
  headers: [{ name: 'x', value: '1', on: false }],
  authorization: { kind: 'other', connectionId: 'c2' },
  parts: [
    { name: 'p', value: '', on: true, kind: 'file', file: { fileId: 'f1', name: 'x', size: 3 }, contentType: '' },
  ],
}

/** One good input for every call there is; `undefined` where the call takes none. */
const good: Readonly<Record<string, unknown>> = {
  'answers:open': { exchangeId: 'e1', view: 'json', knownBytes: -1 },
  'answers:lines': { exchangeId: 'e1', view: 'text', stretches: [{ from: 0, count: 100 }] },
  'answers:search': {
    exchangeId: 'e1',
    view: 'json',
    text: 'find',
    caseSensitive: false,
    from: { line: 0 },
    direction: 'next',
  },
  'answers:stopSearch': { exchangeId: 'e1' },
  'answers:folds': { exchangeId: 'e1' },
  'answers:path': { exchangeId: 'e1', line: 3 },
  'answers:copyPath': { exchangeId: 'e1', line: 3, form: 'pointer' },
  'answers:copyValue': { exchangeId: 'e1', line: 3 },
  'answers:copyBody': { exchangeId: 'e1' },
  'answers:value': { exchangeId: 'e1', line: 3 },
  'answers:bytes': { exchangeId: 'e1', from: 0, length: 4096 },
  'answers:copyHex': { exchangeId: 'e1', from: 16, length: 65536 },
  'answers:readAs': { exchangeId: 'e1', charset: 'shift_jis' },
  'answers:drag': { exchangeId: 'e1' },
  'app:info': undefined,
  'app:openLink': { url: 'https://docs.example' },
  'backups:save': { passphrase: 'correct horse', withHistory: false },
  'backups:choose': undefined,
  'backups:open': { id: 'b1', passphrase: 'correct horse' },
  'backups:take': { id: 'b1', decisions: { c1: 'both' }, withSettings: false },
  'backups:drop': { id: 'b1' },
  'app:support': undefined,
  'app:copySupport': undefined,
  'app:showStored': undefined,
  'app:restart': undefined,
  'cards:offer': { connectionId: 'c1', guide: 'Ask Ann.', without: ['r1'] },
  'cards:save': { connectionId: 'c1', guide: '', without: ['r1'] },
  'cards:copy': { connectionId: 'c1', guide: '', without: [], as: 'link' },
  'connections:list': undefined,
  'connections:connect': { id: 'c1', draft: connection, attemptId: 'a1' },
  'connections:save': { draft: { ...connection, network } },
  'connections:cancel': { attemptId: 'a1' },
  'connections:remove': { id: 'c1' },
  'connections:setKeepFresh': { id: 'c1', keepFresh: true },
  'connections:allowHost': { id: 'c1', host: 'b.example:8443' },
  'files:choose': undefined,
  'files:look': { file: { fileId: 'f1', name: 'photo.png', size: 1 } },
  'history:list': { connectionId: 'c1', search: 'x' },
  'history:entry': { connectionId: 'c1', id: 'h1' },
  'history:remove': { connectionId: 'c1', id: 'h1' },
  'history:clear': { connectionId: 'c1' },
  'history:keepBodies': { connectionId: 'c1', keep: true },
  'lock:state': undefined,
  'lock:lock': undefined,
  'lock:unlock': { passphrase: 'correct horse' },
  'lock:setPassphrase': { current: null, next: 'correct horse' },
  'lock:removePassphrase': { current: 'correct horse' },
  'lock:startAfresh': undefined,
  'lock:ready': { place: null },
  'lock:place': undefined,
  'logins:try': {
    trialId: 't1',
    login: {
      fields: [{ name: 'password', label: 'Password', secret: true, required: true, kind: 'text' }],
      request: { method: 'POST', path: '/login', credentials: { in: 'json', body: { p: '{password}' } } },
      server: 'https://a.example',
      values: {},
      secrets: { password: 'planted-secret' },
      acceptsInsecure: false,
      verifyTls: true,
      trusted: [trusted],
      renews: { token: ['a'], message: [] },
    },
  },
  'logins:read': { step: 'sign-in', answer: { token: ['a'], message: [] }, documentedLifetimeSeconds: 60 },
  'logins:cancel': { trialId: 't1' },
  'logins:forget': undefined,
  'network:chooseAuthority': undefined,
  'network:chooseClientCertificate': undefined,
  'network:chooseClientKey': { id: 'k1' },
  'network:unlockClientCertificate': { id: 'k1', passphrase: 'secret' },
  'network:trust': { connectionId: 'c1', certificate: trusted },
  'network:addAuthority': { connectionId: 'c1' },
  'discovery:lookUp': { address: 'https://login.example', acceptsInsecure: false, verifyTls: true },
  'imports:read': { text: 'curl https://a.example', from: '' },
  'imports:readFile': undefined,
  'imports:readUrl': { url: 'https://a.example/openapi.json' },
  'imports:take': { id: 'b1', choice: { kind: 'card', way: 'add', withRequests: true, connectionIds: [] } },
  'imports:drop': { id: 'b1' },
  'imports:handedOver': undefined,
  'providers:list': undefined,
  'providers:save': { provider: unifier },
  'providers:remove': { id: 'own-1' },
  'practice:status': undefined,
  'practice:start': undefined,
  'practice:stop': undefined,
  'practice:setFault': { providerId: 'inode', faultId: 'slow', on: true },
  'practice:setLifetime': { providerId: 'inode', lifetimeSeconds: null },
  'requests:preview': { draft: request },
  'requests:send': { draft: request, sendId: 's1' },
  'requests:left': { connectionId: 'c1' },
  'requests:rejoin': { sendId: 's1' },
  'requests:cancel': { sendId: 's1' },
  'requests:revealSent': { exchangeId: 'e1' },
  'requests:saveBody': { exchangeId: 'e1' },
  'snippets:write': { draft: request, target: 'curl-bash' },
  'snippets:copy': { draft: request, target: 'curl-bash', live: false },
  'settings:read': undefined,
  'settings:change': { theme: 'dark' },
  'signIns:list': undefined,
  'signIns:giveAddress': { key: 'a1', address: 'http://127.0.0.1:1/callback?code=x&state=y' },
  'signIns:openAgain': { key: 'a1' },
  'signIns:copyAddress': { key: 'a1' },
  'signIns:copyCode': { key: 'a1' },
  'inspector:readStored': { connectionId: 'c1' },
  'inspector:check': {
    token: { kind: 'pasted', text: 'e30.e30.x' },
    key: { kind: 'secret', text: 'planted-secret', encoding: 'text' },
  },
  'inspector:algorithms': undefined,
  'inspector:chooseKeyFile': undefined,
  'inspector:introspect': {
    token: { kind: 'stored', connectionId: 'c1' },
    address: 'https://h.example/introspect',
    clientId: 'client',
    clientSecret: 'planted-secret',
  },
  'inspector:copy': { text: 'a text', isSecret: false },
  'inspector:build': { header: '{}', payload: '{}', key: { kind: 'made-here', alg: 'ES256', keyId: null } },
  'tokens:list': undefined,
  'tokens:get': { connectionId: 'c1' },
  'tokens:cancel': { connectionId: 'c1' },
  'tokens:copy': { connectionId: 'c1', form: 'curl' },
  'tokens:reveal': { connectionId: 'c1' },
  'tokens:forget': { connectionId: 'c1' },
  'tokens:revoke': { connectionId: 'c1' },
  'tokens:userinfo': { connectionId: 'c1' },
  'tokens:signOut': { connectionId: 'c1', withHint: true },
  'inspector:introspectOwn': { connectionId: 'c1', which: 'access-token' },
  'workbench:load': { connectionId: 'c1' },
  'workbench:keepTabs': {
    connectionId: 'c1',
    change: { order: ['t1'], activeTabId: null, changed: [{ id: 't1', savedId: null, form: formOfAll }] },
  },
  'workbench:save': { connectionId: 'c1', id: null, name: 'Jobs', folder: null, form: emptyForm },
  'workbench:read': { connectionId: 'c1', id: 'r1' },
  'workbench:rename': { connectionId: 'c1', id: 'r1', name: 'Jobs' },
  'workbench:place': { connectionId: 'c1', id: 'r1', folder: 'Old', beforeId: null },
  'workbench:duplicate': { connectionId: 'c1', id: 'r1' },
  'workbench:remove': { connectionId: 'c1', id: 'r1' },
  'workbench:restore': { connectionId: 'c1', id: 'r1' },
  'variables:list': { connectionId: 'c1' },
  'variables:put': { id: null, connectionId: null, name: 'api_key', kind: 'secret', value: 'planted-secret' },
  'variables:remove': { connectionId: 'c1', id: 'v1' },
  'variables:restore': { connectionId: null, id: 'v1' },
}

const everyCall = Object.entries(channels).flatMap(([feature, names]) =>
  Object.entries(names).map(([name, channel]) => ({ channel: String(channel), handler: handlers[feature]?.[name] })),
)

/** Inputs that only a call whose every key may be left out takes: a change of nothing. */
const empty: readonly unknown[] = [{}, new Date(0)]

/** Inputs that no call takes. */
const alwaysBad: readonly unknown[] = [
  null,
  true,
  0,
  Number.NaN,
  12n,
  'planted-secret',
  [],
  ['planted-secret'],
  new Map(),
  new Uint8Array(4),
  { id: {} },
  { id: 'planted-secret'.repeat(1000) },
  { connectionId: ['c1'] },
  { connectionId: '' },
  JSON.parse('{"__proto__":{"connectionId":"c1"}}'),
  { constructor: { connectionId: 'c1' } },
  { draft: 'planted-secret' },
  { url: 'x'.repeat(6_000_000) },
]

const paths = {
  'answers:open': [
    ['view', 'hex'],
    ['knownBytes', 0.5],
  ],
  'answers:lines': [
    ['stretches', []],
    ['stretches', [{ from: -1, count: 1 }]],
    ['stretches', [{ from: 0, count: 501 }]],
    ['stretches', Array.from({ length: 6 }, () => ({ from: 0, count: 100 }))],
    ['stretches', [{ from: 0, count: 1, extra: 'planted-secret' }]],
  ],
  'answers:search': [
    ['text', ''],
    ['text', 'x'.repeat(1001)],
    ['from', { line: 0, match: 1 }],
    ['from', { match: 0 }],
    ['direction', 'up'],
  ],
  'answers:bytes': [
    ['from', -1],
    ['from', 0.5],
    ['length', 0],
    ['length', 65_537],
  ],
  'answers:readAs': [
    ['charset', 'utf-7'],
    ['charset', undefined],
  ],
  'answers:copyPath': [
    ['form', 'xpath'],
    ['line', Number.POSITIVE_INFINITY],
  ],
  'cards:offer': [
    ['connectionId', 7],
    ['guide', null],
    ['without', 'r1'],
  ],
  'cards:save': [
    ['without.0', 7],
    ['path', '/etc/passwd'],
  ],
  'cards:copy': [
    ['as', 'planted-secret'],
    ['guide', 'planted-secret'.repeat(10_000)],
  ],
  'connections:connect': [
    ['id', ''],
    ['id', 'x'.repeat(101)],
    ['attemptId', undefined],
    ['draft.providerId', 7],
    ['draft.name', 'x'.repeat(201)],
    ['draft.environment', { kind: 'elsewhere', label: 'x' }],
    ['draft.environment', { kind: 'own', label: 'x', extra: 'planted-secret' }],
    ['draft.servers', { server: 7 }],
    ['draft.servers', []],
    ['draft.values', { username: 'x'.repeat(20_001) }],
    ['draft.secrets', { password: 'planted-secret'.repeat(2000) }],
    ['draft.secrets', { password: { planted: 'planted-secret' } }],
    ['draft.secrets', JSON.parse('{"__proto__":"planted-secret"}')],
    ['draft.secrets', { constructor: 'planted-secret' }],
    ['draft.secrets', { ['planted-secret'.repeat(20)]: 'x' }],
    ['draft.values', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'x']))],
    ['draft.acceptsInsecure', 'true'],
    ['draft.verifyTls', undefined],
    ['draft.basicEncoding', 'base64'],
    ['draft.createdAt', 1],
  ],
  'requests:send': [
    ['sendId', 1],
    ['draft.method', 'x'.repeat(201)],
    ['draft.url', 'x'.repeat(20_001)],
    ['draft.query', { a: '1' }],
    ['draft.query', [{ name: 'a', value: 1 }]],
    ['draft.headers', Array.from({ length: 501 }, () => ({ name: 'a', value: '1' }))],
    ['draft.headers', [{ name: 'a', value: '1', secret: 'planted-secret' }]],
    ['draft.body', { kind: 'json', text: 'x'.repeat(5_000_001) }],
    ['draft.body', { kind: 'none', text: 'planted-secret' }],
    ['draft.body', { kind: 'form', fields: { a: '1' } }],
    ['draft.body', { kind: 'file', path: '/etc/passwd' }],
  ],
  'files:look': [
    ['file', '/etc/passwd'],
    ['file.fileId', ''],
    ['file.size', -1],
    ['file.size', 1.5],
    ['file.path', '/etc/passwd'],
  ],
  'snippets:copy': [
    ['live', 1],
    ['target', ''],
    ['draft.body', { kind: 'file', path: '/etc/passwd' }],
  ],
  'connections:save': [
    ['draft.network', null],
    ['draft.network', { ...network, extra: 'planted-secret' }],
    ['draft.network.authorities', [{ fileName: 'a', pem: 'x'.repeat(1_000_001), subject: '', validTo: 0, count: 1 }]],
    ['draft.network.trusted', [{ ...trusted, host: 7 }]],
    ['draft.network.clientCertificate', { kind: 'chosen' }],
    ['draft.network.clientCertificate', { kind: 'file', path: '/etc/passwd' }],
    ['draft.network.proxy', { kind: 'socks' }],
    ['draft.network.proxy.password', { planted: 'planted-secret' }],
    ['draft.network.proxy.except', Array.from({ length: 101 }, () => 'a.example')],
  ],
  'network:unlockClientCertificate': [
    ['id', ''],
    ['passphrase', 7],
    ['passphrase', 'planted-secret'.repeat(2000)],
  ],
  'network:trust': [
    ['certificate', null],
    ['certificate.fingerprint', 7],
    ['certificate.validTo', '1'],
    ['certificate.pem', 'planted-secret'],
  ],
  'connections:setKeepFresh': [['keepFresh', 1]],
  'connections:allowHost': [['host', 'x'.repeat(20_001)]],
  'discovery:lookUp': [
    ['address', 7],
    ['acceptsInsecure', 'yes'],
    ['verifyTls', undefined],
    ['network', { proxy: { kind: 'any' } }],
    ['connectionId', 7],
  ],
  'imports:read': [
    ['text', 7],
    ['from', 'planted-secret'.repeat(200)],
  ],
  'imports:readUrl': [['url', 7]],
  'imports:take': [
    ['id', ''],
    ['choice', null],
    ['choice.kind', 'script'],
    ['choice.secret', 'planted-secret'],
    ['choice', { ...ofCommand, fields: [{ name: 'a', label: 7, secret: true }] }],
    ['choice', { ...ofCommand, fields: [{ name: 'a', label: 'A', secret: 'planted-secret' }] }],
    ['choice', { ...ofCommand, second: 'planted-secret'.repeat(20_000) }],
    ['choice', { kind: 'open-api', name: 'x', signInIds: [], requests: [-1] }],
    ['choice', { kind: 'open-api', name: 'x', signInIds: [''], requests: [] }],
    ['choice', { ...ofCollection, environment: { kind: 'elsewhere', label: 'x' } }],
    ['choice', { ...ofCollection, accounts: ['planted-secret'] }],
    ['choice', { ...ofCollection, variables: [0.5] }],
    ['choice', { kind: 'postman-environment', connectionId: 7, variables: [], replaces: false }],
    ['choice', { kind: 'postman-environment', connectionId: null, variables: [], replaces: 'planted-secret' }],
  ],
  'imports:drop': [['id', 7]],
  'backups:take': [
    ['decisions', { c1: 'planted-secret' }],
    ['withSettings', 'yes'],
  ],
  'lock:unlock': [
    ['passphrase', undefined],
    ['passphrase', ['planted-secret']],
    ['passphrase', 'x'.repeat(4001)],
  ],
  'lock:setPassphrase': [
    ['current', undefined],
    ['next', null],
    ['next', 'x'.repeat(4001)],
  ],
  'lock:removePassphrase': [['current', null]],
  'lock:ready': [
    ['place', undefined],
    ['place', { view: 'planted-secret' }],
    ['place', 'x'.repeat(100_001)],
  ],
  'logins:try': [
    ['trialId', ''],
    ['login.request.path', '//evil.example'],
    ['login.request.method', 'TRACE'],
    ['login.request.headers', { 'a b': 'planted-secret' }],
    ['login.fields', [{ name: 'a b', label: 'x', secret: true, required: true, kind: 'text' }]],
    ['login.secrets', { password: 7 }],
    ['login.verifyTls', undefined],
    ['login.trusted', [{ ...trusted, pem: 'planted-secret' }]],
    ['login.renews', { token: 'planted-secret' }],
  ],
  'logins:read': [
    ['step', 'planted-secret'],
    ['answer.token', ['x'.repeat(201)]],
    ['documentedLifetimeSeconds', 0.5],
  ],
  'providers:save': [
    ['provider.id', 'Not an id'],
    ['provider.docsUrl', 'http://a.example'],
    ['provider.docsUrl', 'javascript:alert(1)'],
    ['provider.use.header', 'a b'],
    ['provider.use.scheme', 'Bearer\r\nX: y'],
    ['provider.servers.0.id', '__proto__'],
    ['provider.signIns.0.flow', 'script'],
    ['provider.signIns.0.settings.request.path', '//evil.example/token'],
    ['provider.signIns.0.settings.request.path', 'https://evil.example/token'],
    ['provider.signIns.0.settings.request.path', '/\\evil.example'],
    ['provider.signIns.0.settings.request.method', 'TRACE'],
  ],
  'practice:setFault': [['on', 'yes']],
  'practice:setLifetime': [
    ['lifetimeSeconds', 0],
    ['lifetimeSeconds', 1.5],
    ['lifetimeSeconds', '60'],
    ['lifetimeSeconds', undefined],
    ['lifetimeSeconds', 1e12],
  ],
  'settings:change': [
    ['theme', 'pink'],
    ['theme', undefined],
    ['clipboardSeconds', -1],
    ['clipboardSeconds', 30.5],
    ['clipboardSeconds', Number.POSITIVE_INFINITY],
    ['revealSeconds', 0],
    ['revealSeconds', 1e9],
    ['lockAfterSeconds', -1],
    ['showNamesWhenLocked', 'yes'],
    ['protectScreen', 1],
    ['keepsInMemory', null],
  ],
  'workbench:save': [
    ['id', undefined],
    ['id', 7],
    ['name', 'x'.repeat(201)],
    ['folder', 'x'.repeat(201)],
    ['form', {}],
    ['form.method', 7],
    ['form.url', 'x'.repeat(5_000_001)],
    ['form.json', 'x'.repeat(6_000_000)],
    ['form.query', [{ name: 'a', value: '1' }]],
    ['form.authorization', { kind: 'secret', value: 'planted-secret' }],
    ['form.bodyKind', 'planted-secret'],
    ['form.file', { path: '/etc/passwd' }],
    ['form.pathValues', { a: 1 }],
    ['form.planted', 'planted-secret'],
  ],
  'workbench:keepTabs': [
    ['change.order', Array.from({ length: 51 }, (_, index) => `t${index}`)],
    ['change.order', [7]],
    ['change.activeTabId', undefined],
    ['change.changed', [{ id: 't1', savedId: null, form: {} }]],
    ['change.changed', [{ id: 't1', savedId: null, form: emptyForm, planted: 'planted-secret' }]],
  ],
  'workbench:place': [
    ['beforeId', undefined],
    ['folder', 1],
  ],
  'tokens:copy': [
    ['form', 'html'],
    ['form', ['token']],
  ],
} as const satisfies Record<string, readonly (readonly [string, unknown])[]>

test('every call there is has a good input in this test', () => {
  expect(everyCall.map(({ channel }) => channel).toSorted()).toEqual(Object.keys(good).toSorted())
})

test.each(everyCall)('$channel lets its own input through to one service call', async ({ channel, handler }) => {
  calls.length = 0
  await handler?.(good[channel])
  expect(calls).toHaveLength(1)
})

test.each(everyCall)('$channel refuses what is not its input, and repeats none of it', async ({ channel, handler }) => {
  const input = good[channel]
  const own = typeof input === 'object' ? { ...input, extra: 'planted-secret' } : { extra: 'planted-secret' }
  const bad = channel === 'settings:change' ? alwaysBad : [...alwaysBad, ...empty]
  for (const one of [...bad, own]) await expectRefusal(handler, one)
})

test.each(
  Object.entries(paths).flatMap(([channel, cases]) => cases.map(([path, wrong]) => ({ channel, path, wrong }))),
)('$channel refuses a wrong $path', async ({ channel, path, wrong }) => {
  const { handler } = everyCall.find((call) => call.channel === channel) ?? {}
  await expectRefusal(handler, withValue(good[channel], path.split('.'), wrong))
})

async function expectRefusal(handler: ((input: unknown) => Promise<unknown>) | undefined, input: unknown) {
  calls.length = 0
  const failure = await handler?.(input).then(
    () => 'let through',
    (cause: unknown) => cause,
  )
  expect(failure).toBeInstanceOf(AppFailure)
  expect(failure).toMatchObject({ error: { code: 'invalid-input' } })
  expect(JSON.stringify(failure instanceof AppFailure ? failure.error : failure)).not.toMatch(/planted|xxx/)
  expect(calls).toEqual([])
}

function withValue(target: unknown, [first = '', ...rest]: readonly string[], wrong: unknown): unknown {
  if (Array.isArray(target))
    return target.with(Number(first), rest.length === 0 ? wrong : withValue(target[Number(first)], rest, wrong))
  const object = target as Readonly<Record<string, unknown>>
  return { ...object, [first]: rest.length === 0 ? wrong : withValue(object[first], rest, wrong) }
}
