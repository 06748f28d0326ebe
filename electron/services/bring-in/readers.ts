/** The kinds of things that can be brought in, in the order in which their readers are asked. */
import { type CardReaderParts, createCardReader } from './card-reader.ts'
import { createCommandReader } from './command-reader.ts'
import { createOpenApiReader } from './open-api-reader.ts'
import { type CollectionReaderParts, createPostmanCollectionReader } from './postman-collection-reader.ts'
import { createPostmanEnvironmentReader } from './postman-environment-reader.ts'
import type { Reader } from './reader.ts'

/** What the readers work with. A card is compared with the connections there are, a collection makes some. */
export type ReadersParts = Omit<CardReaderParts, 'connections'> &
  Omit<CollectionReaderParts, 'connections'> & {
    readonly stored: CardReaderParts['connections']
    readonly connections: CollectionReaderParts['connections']
  }

export function createReaders(parts: ReadersParts): readonly Reader[] {
  return [
    createCardReader({ ...parts, connections: parts.stored }),
    createPostmanCollectionReader(parts),
    createPostmanEnvironmentReader(parts),
    createOpenApiReader(parts),
    createCommandReader(parts),
  ]
}
