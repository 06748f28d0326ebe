import type { ConnectionStart } from '../domain/connection.ts'
import type { CardChoice, CardPreview } from './card-preview.ts'
import type { CommandChoice, CommandPreview } from './command-preview.ts'
import type { OpenApiChoice, OpenApiPreview } from './open-api-preview.ts'
import type { PostmanCollectionChoice, PostmanCollectionPreview } from './postman-collection-preview.ts'
import type { PostmanEnvironmentChoice, PostmanEnvironmentPreview } from './postman-environment-preview.ts'

/** What can be brought in. The window sees it as a preview; what it holds of secrets stays in the main process. */
export type BroughtPreview =
  | CommandPreview
  | CardPreview
  | OpenApiPreview
  | PostmanCollectionPreview
  | PostmanEnvironmentPreview

/** What the person decided about something brought in; its kind is that of the preview. */
export type BroughtChoice =
  | CommandChoice
  | CardChoice
  | OpenApiChoice
  | PostmanCollectionChoice
  | PostmanEnvironmentChoice

export type BroughtKind = BroughtPreview['kind']

/** Something that was read and is not taken yet. */
export type Brought = {
  /** By which it is taken, or let go. */
  readonly id: string
  /** Where it came from, for showing: a file's name, a host, or empty for a text that was pasted. */
  readonly from: string
  readonly preview: BroughtPreview
}

/** What became of it. */
export type Taken = {
  /** Systems that were made or changed. */
  readonly providerIds: readonly string[]
  /** Connections that were made, or are not as they were. */
  readonly connectionIds: readonly string[]
  /** Requests that are saved now. */
  readonly requests: number
  /** Variables that are there now. */
  readonly variables?: number
  /** Whole sentences on what was left out, and why. Never a secret. */
  readonly leftOut: readonly string[]
  /** What the form of a new connection to the first of the systems begins with. */
  readonly start?: ConnectionStart
}

/** The longest text that can be brought in, characters. */
export const longestBrought = 10_000_000
