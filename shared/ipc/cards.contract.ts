import type { Environment } from '../domain/connection.ts'
import type { SavedSummary } from '../domain/saved-request.ts'
import type { Channels } from './contract.ts'

/** What a person wants to share of a connection's system. */
export type CardWish = {
  readonly connectionId: string
  /** What they have to say to whoever gets it: a step on each line. */
  readonly guide: string
  /** Saved requests that stay here, by id. */
  readonly without: readonly string[]
}

/** What would go into the card. Never a secret. */
export type CardOffer = {
  readonly system: string
  /** The sign-ins that whoever gets it can choose from. */
  readonly signIns: readonly string[]
  readonly servers: readonly { readonly label: string; readonly address: string }[]
  readonly environment: Environment
  /** Every saved request there is, those that stay here as well. */
  readonly requests: readonly Pick<SavedSummary, 'id' | 'name' | 'folder' | 'method' | 'url'>[]
  /** What is a secret, or looks like one, and so does not go along: `the header X-Key of “My loans”`. */
  readonly leftOut: readonly string[]
  /** Files that requests send; whoever gets the card chooses their own. */
  readonly files: readonly string[]
  /** Whether it is short enough to be a link. */
  readonly fitsLink: boolean
}

/** Sharing a system without its secrets. All fail with `invalid-input` where a system cannot be shared. */
export type CardsContract = {
  offer: (input: CardWish) => CardOffer
  /** Has the person choose where; resolves to the file's name, or null when they closed the dialog. */
  save: (input: CardWish) => string | null
  copy: (input: CardWish & { as: 'text' | 'link' }) => void
}

export const cardsChannels = {
  offer: 'cards:offer',
  save: 'cards:save',
  copy: 'cards:copy',
} as const satisfies Channels<CardsContract, 'cards'>
