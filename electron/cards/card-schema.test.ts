import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { providers } from '../../shared/providers/index.ts'
import { cardJsonSchema, cardSchema } from './card-schema.ts'

it('is published in docs as it is', async () => {
  const published = `${JSON.stringify(cardJsonSchema(), null, 2)}\n`
  await expect(
    published,
    'The format of provider cards changed. To publish it: npx vitest run --project node electron/cards -u (and tell of it in docs/provider-cards.md)',
  ).toMatchFileSnapshot('../../docs/provider-card.schema.json')
})

it.each(providers)('takes a card of $name, with nothing lost', (provider) => {
  const card = { hallpass: 1, provider }
  expect(cardSchema.safeParse(card)).toEqual({ success: true, data: card })
})

it('takes the card that the documentation shows', () => {
  const page = readFileSync(new URL('../../docs/provider-cards.md', import.meta.url), 'utf8')
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(cardSchema.safeParse(JSON.parse(shown)).error?.issues ?? []).toEqual([])
})
