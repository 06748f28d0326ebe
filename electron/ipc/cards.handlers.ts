/** The door's side of sharing a system. */
import * as z from 'zod'
import { maxSaved } from '../../shared/domain/saved-request.ts'
import type { CardsContract } from '../../shared/ipc/cards.contract.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { CardService } from '../services/card-service.ts'
import { parseInput } from './parse.ts'
import { id, value } from './schemas.ts'

type Input<M extends keyof CardsContract> = Parameters<CardsContract[M]>[0]

const wish = z.strictObject({
  connectionId: id,
  guide: value,
  without: z.array(id).max(maxSaved),
}) satisfies z.ZodType<Input<'offer'>>
const copy = wish.extend({ as: z.enum(['text', 'link']) }) satisfies z.ZodType<Input<'copy'>>

export function createCardsHandlers(service: CardService): Handlers<CardsContract> {
  return {
    async offer(input) {
      return service.offer(parseInput(wish, input))
    },
    async save(input) {
      return service.save(parseInput(wish, input))
    },
    async copy(input) {
      const { as, ...rest } = parseInput(copy, input)
      await service.copy(rest, as)
    },
  }
}
