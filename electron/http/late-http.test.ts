import { expect, it } from 'vitest'
import { createLateHttp } from './late-http.ts'
import { get, startEngine, startTestServer } from './test-server.ts'

function late() {
  const engine = startEngine()
  let loaded = 0
  const http = createLateHttp(async () => {
    loaded += 1
    return engine
  })
  return { http, loaded: () => loaded }
}

it('the engine is loaded at its first call, once for all of them', async () => {
  const server = await startTestServer(() => ({ body: 'ok' }))
  const { http, loaded } = late()
  expect(loaded()).toBe(0)
  const answers = await Promise.all([http.http(get(server.url)), http.http(get(server.url))])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  await http.load()
  expect(loaded()).toBe(1)
})

it('an engine that was never needed is not loaded to be closed', async () => {
  const { http, loaded } = late()
  await http.close()
  expect(loaded()).toBe(0)
})
