import { expect, test } from 'vitest'
import { readOpenApi } from './read-open-api.ts'

const documentOf = (operation: object, schemas: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Acme', version: '1' },
  servers: [{ url: 'https://api.acme.test' }],
  paths: { '/x': { post: { responses: {}, ...operation } } },
  components: { schemas },
})
const bodyOf = (type: string, schema: object) => ({ requestBody: { content: { [type]: { schema } } } })

const circle: { self?: unknown } = {}
circle.self = circle

test.each([
  [
    'a list of lists of itself',
    documentOf(
      bodyOf('multipart/form-data', { type: 'object', properties: { a: { $ref: '#/components/schemas/Loop' } } }),
      { Loop: { type: 'array', items: { $ref: '#/components/schemas/Loop' } } },
    ),
  ],
  [
    'a format with the name of every object',
    documentOf(bodyOf('application/json', { type: 'string', format: 'constructor' })),
  ],
  [
    'a style with the name of every object',
    documentOf({ parameters: [{ name: 'a', in: 'query', style: 'constructor', example: [1, 2] }] }),
  ],
  ['an example that holds itself', documentOf({ parameters: [{ name: 'a', in: 'query', example: circle }] })],
  [
    'a form whose example holds itself',
    documentOf({
      requestBody: { content: { 'application/x-www-form-urlencoded': { schema: {}, example: { a: circle } } } },
    }),
  ],
])('%s is read all the same', (_, document) => {
  const outcome = readOpenApi(document)
  expect(outcome.ok && outcome.reading.requests.length).toBe(1)
})

test('an address of nothing but slashes is read at once', () => {
  const outcome = readOpenApi({ ...documentOf({}), servers: [{ url: `${'/'.repeat(500_000)}x` }] })
  expect(outcome.ok).toBe(true)
})
