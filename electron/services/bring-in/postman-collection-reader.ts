/**
 * Collections of Postman: shown without their secrets, and taken as a system, connections, requests and variables. Secrets go
 * from the file to the vault. Runs no script, asks no server.
 */
import type { Taken } from '../../../shared/bring-in/brought.ts'
import type {
  AccountLine,
  PostmanCollectionChoice,
  PostmanCollectionPreview,
} from '../../../shared/bring-in/postman-collection-preview.ts'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { CollectionReading, FoundAccount, FoundVariable } from '../../../shared/postman/postman-reading.ts'
import type { FileReading } from '../../ports/file-reading.ts'
import type { ConnectionService } from '../connection-service.ts'
import type { VariableService } from '../variable-service.ts'
import type { WorkbenchService } from '../workbench-service.ts'
import { draftOf, requestsFor, systemOfCollection } from './collection-system.ts'
import { assertCanBeKept, type KeepSystemParts, keepSystem } from './keep-system.ts'
import { keepVariables, lineOf } from './postman-environment-reader.ts'
import { chosenOf, unreadable } from './read-text.ts'
import type { Reader } from './reader.ts'

/** What the reader works with. */
export type CollectionReaderParts = KeepSystemParts & {
  readonly connections: Pick<ConnectionService, 'save' | 'remove'>
  readonly workbench: Pick<WorkbenchService, 'saveAll'>
  readonly variables: Pick<VariableService, 'listIn' | 'put' | 'remove'>
  readonly readFile: FileReading
}

export function createPostmanCollectionReader(parts: CollectionReaderParts): Reader {
  return {
    kind: 'postman-collection',
    fits: (text) =>
      /^\s*\{/.test(text) &&
      (/"schema"\s*:\s*"https?:\/\/schema\.(?:get)?postman\.com\//.test(text) ||
        (/"info"\s*:\s*\{/.test(text) && /"item"\s*:\s*\[/.test(text)) ||
        (/"requests"\s*:\s*\[/.test(text) && /"order"\s*:\s*\[/.test(text))),
    async read(text) {
      const known = await knownEverywhere(parts)
      const outcome = await parts.readFile({ kind: 'postman-collection', text, known })
      if (!outcome.ok) throw unreadable(outcome.reason)
      const { reading } = outcome
      const system = systemOfCollection(reading)
      assertCanBeKept(system)
      return {
        preview: previewOf(reading, system),
        async take(choice) {
          if (choice.kind !== 'postman-collection') throw new AppFailure({ code: 'not-found', what: 'import' })
          return takeCollection(reading, system, choice, parts)
        },
      }
    },
  }
}

/**
 * Values that may be shown and are known everywhere stand in for those of an environment. Secret ones do not: a file could
 * send them to a server of its own.
 */
async function knownEverywhere({ variables }: CollectionReaderParts): Promise<readonly FoundVariable[]> {
  return (await variables.listIn(null)).flatMap((one) => (one.kind === 'plain' ? [one] : []))
}

const labels: Readonly<Record<string, string>> = {
  apiKey: 'Token or key',
  username: 'User name',
  password: 'Password',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  scope: 'Scope',
  authorization: 'Authorization endpoint',
  token: 'Token endpoint',
  deviceAuthorization: 'Device authorization endpoint',
}

function previewOf(reading: CollectionReading, system: Provider): PostmanCollectionPreview {
  const { base, hosts, accounts, requests, variables, remarks, notTaken } = reading
  const { name, monogram, hue, summary } = system
  return {
    kind: 'postman-collection',
    system: { name, monogram, hue, summary },
    base,
    hosts,
    accounts: accounts.map((account) => accountLine(account, system)),
    requests: requests.map(({ name, folder, form: { method, url } }) => ({ name, folder, method, url })),
    variables: variables.map(lineOf),
    remarks,
    notTaken,
  }
}

function accountLine(
  { signInId, where, servers, values, secrets, missing }: FoundAccount,
  system: Provider,
): AccountLine {
  const shown = Object.entries({ ...values, ...servers }).flatMap(([name, value]) => {
    const label = labels[name]
    return label === undefined ? [] : [{ label, value }]
  })
  return {
    signIn: system.signIns.find(({ id }) => id === signInId)?.label ?? signInId,
    where,
    facts: shown,
    secrets: Object.keys(secrets).map((name) => labels[name] ?? name),
    missing,
  }
}

async function takeCollection(
  reading: CollectionReading,
  system: Provider,
  choice: PostmanCollectionChoice,
  parts: CollectionReaderParts,
): Promise<Taken> {
  const name = choice.name.trim().slice(0, 100) || system.name
  const requests = chosenOf(reading.requests, choice.requests)
  const leftOut: string[] = []
  const undo: (() => Promise<void>)[] = []
  try {
    // Its requests come last, so that each connection does not begin with all of them.
    const providerId = await keepSystem({ ...system, name }, [], parts)
    undo.push(() => parts.providers.remove(providerId))
    const kept = parts.providers.list().find(({ id }) => id === providerId) ?? { id: providerId, name }

    const made = new Map<number, Connection>()
    for (const [at, account] of reading.accounts.entries()) {
      if (!choice.accounts.includes(at)) continue
      const connection = await connect(account, kept, reading.base, choice, parts, leftOut)
      if (connection === null) continue
      undo.push(() => parts.connections.remove(connection.id))
      made.set(at, connection)
    }
    const [main] = made.values()

    if (main !== undefined) {
      const authorizationOf = (account: number) => {
        const own = made.get(account)
        if (own === undefined) return { kind: 'none' } as const
        return own.id === main.id
          ? ({ kind: 'connection' } as const)
          : ({ kind: 'other', connectionId: own.id } as const)
      }
      await parts.workbench.saveAll(main.id, requestsFor(requests, authorizationOf))
      const without = requests.filter(({ account }) => account !== null && !made.has(account)).length
      if (without > 0) leftOut.push(`${without} of the requests carry no token, since their sign-in was not taken.`)
    }
    await parts.systemRequests.put(
      providerId,
      requestsFor(requests, () => ({ kind: 'connection' })),
    )
    const scope = { connectionId: main?.id ?? null, replaces: false }
    const variables = await keepVariables(chosenOf(reading.variables, choice.variables), scope, parts)
    const first = reading.accounts.find((_, at) => choice.accounts.includes(at))
    return {
      providerIds: [providerId],
      connectionIds: [...made.values()].map(({ id }) => id),
      requests: requests.length,
      variables: variables.kept,
      leftOut: [...leftOut, ...variables.leftOut],
      start: {
        environment: choice.environment,
        ...(first !== undefined && { signInId: first.signInId, servers: first.servers }),
      },
    }
  } catch (thrown) {
    for (const act of undo.reverse()) await act().catch(() => {})
    throw thrown
  }
}

/** Makes the connection without trying it; null, with a sentence, where something is missing that only the person knows. */
async function connect(
  account: FoundAccount,
  system: Pick<Provider, 'id' | 'name'>,
  base: string | null,
  { environment }: PostmanCollectionChoice,
  { connections }: CollectionReaderParts,
  leftOut: string[],
): Promise<Connection | null> {
  try {
    return await connections.save({ draft: draftOf(account, system, base, environment) })
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code !== 'invalid-input') throw thrown
    leftOut.push(`The sign-in of ${account.where} is not a connection yet. ${thrown.error.reason}`)
    return null
  }
}
