/** Shares a system as a card: what is known of it and of its use, without anything secret. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { cardFileEnd, cardVersion, type ProviderCard } from '../../shared/domain/provider-card.ts'
import type { SavedRequest } from '../../shared/domain/saved-request.ts'
import type { CardOffer, CardWish } from '../../shared/ipc/cards.contract.ts'
import { cardLink } from '../cards/card-link.ts'
import { cardFormOf, filesOf } from '../cards/card-request.ts'
import { longestStep, mostSteps } from '../cards/card-schema.ts'
import { writeCard } from '../cards/read-card.ts'
import type { Clipboard } from '../ports/clipboard.ts'
import type { FileSaver } from '../ports/file-saver.ts'
import type { Catalogue } from './catalogue.ts'
import { type CleanCard, cleanCard } from './clean-card.ts'
import { type KnownSecretsParts, knownSecrets } from './known-secrets.ts'
import type { WorkbenchService } from './workbench-service.ts'

/** What the card service works with. */
export type CardServiceParts = KnownSecretsParts & {
  readonly catalogue: Catalogue
  readonly workbench: Pick<WorkbenchService, 'readAll'>
  readonly files: FileSaver
  readonly clipboard: Pick<Clipboard, 'write'>
}

export type CardService = ReturnType<typeof createCardService>

export function createCardService(parts: CardServiceParts) {
  const { catalogue } = parts

  async function make(wish: CardWish): Promise<CleanCard & { saved: readonly SavedRequest[] }> {
    const connection = parts.connections.get(wish.connectionId)
    const saved = await parts.workbench.readAll(connection.id)
    const shared = saved.filter(({ id }) => !wish.without.includes(id))
    const card = cardOf(connection, catalogue, wish.guide, shared)
    const secrets = await knownSecrets(connection.id, parts)
    return { ...cleanCard(card, secrets, !catalogue.isOwn(connection.providerId)), saved }
  }

  return {
    async offer(wish: CardWish): Promise<CardOffer> {
      const { card, leftOut, saved } = await make(wish)
      const { provider, servers = {} } = card
      const shared = saved.filter(({ id }) => !wish.without.includes(id))
      return {
        system: provider.name,
        signIns: provider.signIns.map(({ label }) => label),
        servers: provider.servers.flatMap(({ id, label }) => {
          const address = servers[id]
          return address === undefined ? [] : [{ label, address }]
        }),
        environment: parts.connections.get(wish.connectionId).environment,
        requests: saved.map(({ id, name, folder, form: { method, url } }) => ({ id, name, folder, method, url })),
        leftOut,
        files: [...new Set(shared.flatMap(({ form }) => filesOf(form)))],
        fitsLink: cardLink(card) !== null,
      }
    },

    async save(wish: CardWish): Promise<string | null> {
      const { card } = await make(wish)
      return parts.files.save(`${card.provider.name}${cardFileEnd}`, async function* () {
        yield new TextEncoder().encode(writeCard(card))
      })
    },

    async copy(wish: CardWish, as: 'text' | 'link'): Promise<void> {
      const { card } = await make(wish)
      const text = as === 'link' ? cardLink(card) : writeCard(card)
      if (text === null) throw refusal('This is too long for a link now. Share the file instead.')
      await parts.clipboard.write(text)
    },
  }
}

/** Of a connection only what is not its owner's: no values of the form, no name. */
function cardOf(
  { providerId, signInId, servers, environment }: Connection,
  catalogue: Catalogue,
  guide: string,
  saved: readonly SavedRequest[],
): ProviderCard {
  const steps = guide
    .split('\n')
    .map((step) => step.trim())
    .filter((step) => step !== '')
  if (steps.length > mostSteps || steps.some(({ length }) => length > longestStep)) {
    throw refusal(`A card takes ${mostSteps} steps of up to ${longestStep} characters. Make it shorter.`, 'guide')
  }
  return {
    hallpass: cardVersion,
    provider: catalogue.asWritten(providerId),
    servers,
    environment,
    signInId,
    ...(steps.length === 0 ? {} : { guide: steps }),
    ...(saved.length === 0
      ? {}
      : {
          requests: saved.map(({ name, folder, form }) => ({
            name,
            ...(folder === null ? {} : { folder }),
            form: cardFormOf(form),
          })),
        }),
  }
}

function refusal(reason: string, field?: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', reason, ...(field === undefined ? {} : { field }) })
}
