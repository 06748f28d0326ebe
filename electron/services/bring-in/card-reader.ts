/** Provider cards that somebody shared: read, shown, compared with what is here, and taken. Sends nothing, keeps no secret. */

import type { BroughtChoice, Taken } from '../../../shared/bring-in/brought.ts'
import type { CardHost, CardPreview, CardTwin, CardWay } from '../../../shared/bring-in/card-preview.ts'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { ProviderCard } from '../../../shared/domain/provider-card.ts'
import { isSameForm } from '../../../shared/domain/same-form.ts'
import type { NewRequest } from '../../../shared/domain/saved-request.ts'
import { isCardLink, textOfCardLink } from '../../cards/card-link.ts'
import { formOfCard } from '../../cards/card-request.ts'
import { mostSteps } from '../../cards/card-schema.ts'
import { compareProviders } from '../../cards/compare-providers.ts'
import { isCardText, readCard } from '../../cards/read-card.ts'
import type { Catalogue } from '../catalogue.ts'
import type { ConnectionStore } from '../connection-store.ts'
import type { ProviderService } from '../provider-service.ts'
import type { SystemRequests } from '../system-requests.ts'
import type { WorkbenchService } from '../workbench-service.ts'
import { addressesToAsk, hostsOfAddresses, startingAddresses } from './hosts.ts'
import { freeName } from './keep-system.ts'
import type { Reader } from './reader.ts'

/** What the reader works with. */
export type CardReaderParts = {
  readonly catalogue: Catalogue
  readonly connections: Pick<ConnectionStore, 'list'>
  readonly providers: ProviderService
  readonly systemRequests: SystemRequests
  readonly workbench: Pick<WorkbenchService, 'readAll' | 'saveAll'>
}

/** Differences shown; a system that differs in more is another one. */
const mostDifferences = 60

export function createCardReader(parts: CardReaderParts): Reader {
  return {
    kind: 'card',
    fits: (text) => isCardText(text) || isCardLink(text),
    async read(text) {
      const card = readCard(isCardLink(text) ? textOfCardLink(text) : text)
      parts.providers.check(card.provider)
      return {
        preview: previewOf(card, parts),
        take: (choice) => takeCard(card, choice, parts),
      }
    },
  }
}

type Twin = { readonly provider: Provider; readonly sameAs: 'id' | 'name'; readonly isBuiltIn: boolean }

/** The system here that is the same, else one of the same name. */
function findTwin({ provider }: ProviderCard, catalogue: Catalogue): Twin | null {
  const name = provider.name.trim().toLowerCase()
  const sameId = catalogue.list().find(({ id }) => id === provider.id)
  const twin = sameId ?? catalogue.list().find((one) => one.name.trim().toLowerCase() === name)
  if (twin === undefined) return null
  return {
    provider: catalogue.asWritten(twin.id),
    sameAs: sameId === undefined ? 'name' : 'id',
    isBuiltIn: !catalogue.isOwn(twin.id),
  }
}

/** The system as it would be kept: its addresses start with those of the card, and its guide begins with what was said. */
function systemOf({ provider, servers = {}, guide = [] }: ProviderCard): Provider {
  return {
    ...provider,
    servers: withServers(provider, servers),
    signIns: provider.signIns.map((signIn) =>
      guide.length === 0
        ? signIn
        : { ...signIn, whereToFind: [...guide, ...(signIn.whereToFind ?? [])].slice(0, mostSteps) },
    ),
  }
}

/** The address fields, starting with those of the card. */
function withServers({ servers: fields }: Provider, servers: ProviderCard['servers'] = {}): Provider['servers'] {
  return fields.map((field) => {
    const chosen = servers[field.id]
    return chosen === undefined ? field : { ...field, default: chosen }
  })
}

function previewOf(card: ProviderCard, parts: CardReaderParts): CardPreview {
  const { name, monogram, hue, summary, docsUrl, signIns } = card.provider
  const found = findTwin(card, parts.catalogue)
  const twin = found === null ? null : describeTwin(found, card, parts.connections)
  return {
    kind: 'card',
    system: { name, monogram, hue, summary, docsUrl },
    signIns: signIns.map(({ label, summary, fields }) => ({
      label,
      summary,
      asks: fields.filter(({ required }) => required).map((field) => field.label),
    })),
    hosts: hostsOf(card),
    asksAddresses: addressesToAsk(withServers(card.provider, card.servers)),
    environment: card.environment ?? null,
    guide: card.guide ?? [],
    requests: requestsOf(card).map(({ name, folder, form: { method, url } }) => ({ name, folder, method, url })),
    documentsUnverifiedTls: card.provider.documentsUnverifiedTls === true,
    twin,
    ways: waysFor(twin),
  }
}

function describeTwin(twin: Twin, card: ProviderCard, connections: CardReaderParts['connections']): CardTwin {
  const theirs = twin.isBuiltIn ? card.provider : systemOf(card)
  const differences = compareProviders(twin.provider, theirs)
  const users = connections.list().filter(({ providerId }) => providerId === twin.provider.id)
  return {
    name: twin.provider.name,
    sameAs: twin.sameAs,
    isBuiltIn: twin.isBuiltIn,
    differences: differences.slice(0, mostDifferences),
    moreDifferences: Math.max(0, differences.length - mostDifferences),
    connections: users.map(({ id, name, environment }) => ({ id, name, environment })),
    wouldBreak: users.filter((one) => !theirs.signIns.some(({ id }) => id === one.signInId)).map(({ name }) => name),
  }
}

function waysFor(twin: CardTwin | null): readonly CardWay[] {
  if (twin === null) return ['add']
  if (twin.differences.length === 0) return ['use-mine', 'keep-both']
  if (twin.isBuiltIn) return twin.sameAs === 'id' ? ['use-mine', 'keep-both'] : ['keep-both', 'use-mine']
  return twin.wouldBreak.length > 0 ? ['keep-both', 'use-mine'] : ['replace', 'keep-both', 'use-mine']
}

/** Every host that is known beforehand. */
function hostsOf({ provider, servers = {}, requests = [] }: ProviderCard): readonly CardHost[] {
  return hostsOfAddresses([
    ...startingAddresses(withServers(provider, servers)),
    ...provider.examples.map(({ path }) => ({ address: path, why: 'Examples' })),
    ...requests.map(({ form }) => ({ address: form.url ?? '', why: 'Saved requests' })),
  ])
}

function requestsOf({ requests = [] }: ProviderCard): readonly NewRequest[] {
  return requests.map(({ name, folder, form }) => ({ name, folder: folder ?? null, form: formOfCard(form) }))
}

async function takeCard(card: ProviderCard, choice: BroughtChoice, parts: CardReaderParts): Promise<Taken> {
  if (choice.kind !== 'card') throw new AppFailure({ code: 'not-found', what: 'import' })
  // Looked at once more: what is here may have changed since it was shown.
  const preview = previewOf(card, parts)
  if (!preview.ways.includes(choice.way)) {
    throw new AppFailure({
      code: 'invalid-input',
      reason: 'What is here has changed meanwhile. Bring the card in again to see how it differs now.',
    })
  }
  const requests = choice.withRequests ? requestsOf(card) : []
  const providerId = await keepSystem(card, choice.way, requests, parts)
  const users = preview.twin?.connections ?? []
  const given = users.filter(({ id }) => choice.connectionIds.includes(id))
  for (const { id } of given) await addMissing(id, requests, parts)
  const { servers, environment, signInId } = card
  return {
    providerIds: [providerId],
    connectionIds: (choice.way === 'replace' ? users : given).map(({ id }) => id),
    requests: requests.length,
    leftOut: [],
    start: {
      ...(servers === undefined ? {} : { servers }),
      ...(environment === undefined ? {} : { environment }),
      ...(signInId === undefined ? {} : { signInId }),
    },
  }
}

/** Keeps the system with its requests, both or neither; returns its id here. */
async function keepSystem(
  card: ProviderCard,
  way: CardWay,
  requests: readonly NewRequest[],
  parts: CardReaderParts,
): Promise<string> {
  const twin = findTwin(card, parts.catalogue)
  if (way === 'use-mine') {
    const id = twin?.provider.id ?? card.provider.id
    if (requests.length > 0) await parts.systemRequests.put(id, merge(await parts.systemRequests.of(id), requests))
    return id
  }
  const before = way === 'replace' ? (twin?.provider ?? null) : null
  const wanted = systemOf(card)
  const kept = parts.providers.save({
    ...wanted,
    id: idFor(way, twin, wanted),
    name:
      way === 'keep-both'
        ? freeName(wanted.name, new Set(parts.catalogue.list().map(({ name }) => name)))
        : wanted.name,
  })
  try {
    // What is kept with a system that is replaced stays, but for what the card has anew.
    const there = before === null ? [] : await parts.systemRequests.of(kept.id)
    if (requests.length > 0) await parts.systemRequests.put(kept.id, merge(there, requests))
  } catch (thrown) {
    // What went wrong first is what is told.
    if (before === null) await parts.providers.remove(kept.id).catch(() => {})
    else parts.providers.save(before)
    throw thrown
  }
  return kept.id
}

/** The card's own id where it is free, so that the same system is known again; empty for a new one. */
function idFor(way: CardWay, twin: Twin | null, { id }: Provider): string {
  if (way === 'replace') return twin?.provider.id ?? id
  return twin?.sameAs === 'id' ? '' : id
}

const titleOf = ({ name, folder }: Pick<NewRequest, 'name' | 'folder'>) => JSON.stringify([folder, name])

/** Those that come stand in for those of the same name. */
function merge(before: readonly NewRequest[], coming: readonly NewRequest[]): readonly NewRequest[] {
  const titles = new Set(coming.map(titleOf))
  return [...before.filter((one) => !titles.has(titleOf(one))), ...coming]
}

/** Gives a connection the requests it does not have yet. */
async function addMissing(
  connectionId: string,
  requests: readonly NewRequest[],
  { workbench }: Pick<CardReaderParts, 'workbench'>,
): Promise<void> {
  const saved = await workbench.readAll(connectionId)
  const missing = requests.filter(
    (one) => !saved.some((known) => titleOf(known) === titleOf(one) && isSameForm(known.form, one.form)),
  )
  await workbench.saveAll(connectionId, missing)
}
