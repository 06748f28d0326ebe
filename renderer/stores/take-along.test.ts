import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../shared/domain/connection.ts'
import { emptyForm } from '../../shared/domain/request-form.ts'
import { maxTabs } from '../../shared/domain/saved-request.ts'
import { changeTab, deskOf, frontOf, newTab, openTab } from './desk.ts'
import { useNotices } from './notices.store.ts'
import { takeAlong } from './take-along.ts'
import { useWorkbench } from './workbench.store.ts'

const connectionOf = (id: string) =>
  ({ id, name: id, servers: { server: `https://${id}.example` } }) as unknown as Connection
const atTest = connectionOf('test')
const production = connectionOf('production')
const form = (url: string) => ({ ...emptyForm, url })
const nothingKept = { saved: [], tabs: [], activeTabId: null, notices: [] }
const deskWith = (...urls: readonly string[]) =>
  urls
    .map((url) => newTab(crypto.randomUUID(), form(url)))
    .reduce((desk, tab) => openTab(desk, tab), deskOf(nothingKept, newTab('fresh')))

const desk = (id: string) => {
  const found = useWorkbench.getState().desks[id]
  if (found === undefined) throw new Error(`No desk of ${id}`)
  return found
}
const urls = (id: string) => desk(id).tabs.map((tab) => tab.form.url)
const front = (id: string) => frontOf(desk(id))
const write = (id: string, url: string) =>
  useWorkbench.getState().edit(id, (now) => changeTab(now, now.activeTabId, (tab) => ({ ...tab, form: form(url) })))

beforeEach(() => {
  useWorkbench.setState({ desks: { test: deskWith('/loans'), production: deskOf(nothingKept, newTab('untouched')) } })
})

test('the request is open at the other connection, in the place of one that nobody wrote, and stays where it was', async () => {
  expect(await takeAlong(atTest, production, [])).toBe(true)
  expect(urls('production')).toEqual(['/loans'])
  expect(front('test').form.url).toBe('/loans')
})

test('beside what is written there, which stays', async () => {
  useWorkbench.setState(({ desks }) => ({ desks: { ...desks, production: deskWith('/books') } }))
  await takeAlong(atTest, production, [])
  expect(urls('production')).toEqual(['', '/books', '/loans'])
  expect(front('production').form.url).toBe('/loans')
})

test('a request that stands in the place of an example nobody changed leaves no trace of it', async () => {
  useWorkbench.setState(({ desks }) => ({
    desks: { ...desks, production: deskOf(nothingKept, newTab('example', form('/me'))) },
  }))
  await takeAlong(atTest, production, [form('/me')])
  expect(urls('production')).toEqual(['/loans'])
})

test('there and back it is one request, as it was written last', async () => {
  const started = front('test').id
  await takeAlong(atTest, production, [])
  write('production', '/loans?late=1')
  await takeAlong(production, atTest, [])
  expect(front('test').id).toBe(started)
  expect(front('test').form.url).toBe('/loans?late=1')
  expect(urls('test')).toEqual(['', '/loans?late=1'])
})

test('what was written at both is lost at neither', async () => {
  await takeAlong(atTest, production, [])
  write('production', '/loans/mine')
  write('test', '/loans/yours')
  await takeAlong(production, atTest, [])
  expect(urls('test')).toEqual(['', '/loans/yours', '/loans/mine'])
})

test('an address of the one server is one of the other', async () => {
  write('test', 'https://test.example/loans')
  await takeAlong(atTest, production, [])
  expect(front('production').form.url).toBe('https://production.example/loans')
})

test('where no more can be open, that is said and nothing changes', async () => {
  const full = deskWith(...Array.from({ length: maxTabs - 1 }, (_, at) => `/${at}`))
  useWorkbench.setState(({ desks }) => ({ desks: { ...desks, production: full } }))
  expect(await takeAlong(atTest, production, [])).toBe(false)
  expect(desk('production')).toBe(full)
  expect(useNotices.getState().notices.at(-1)?.text).toContain('Close one there first')
})
