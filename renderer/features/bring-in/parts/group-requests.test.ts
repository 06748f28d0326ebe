import { expect, test } from 'vitest'
import { groupRequests } from './group-requests.ts'

const requests = [
  { name: 'Find pets', folder: 'Pets', method: 'GET', url: '/pets' },
  { name: 'Ping', folder: null, method: 'GET', url: '/ping' },
  { name: 'Add a pet', folder: 'Pets', method: 'POST', url: '/pets' },
]
const found = (sought: string) =>
  groupRequests(requests, sought).map(({ folder, requests: ones }) => [folder, ones.map(({ place }) => place)])

test('requests stand by folder, those in none first, and know their places', () => {
  expect(found('')).toEqual([
    [null, [1]],
    ['Pets', [0, 2]],
  ])
})

test.each([
  ['post PETS', [['Pets', [2]]]],
  ['ping', [[null, [1]]]],
  ['/pets find', [['Pets', [0]]]],
  ['nothing', []],
])('“%s” finds what holds all of its words', (sought, groups) => {
  expect(found(sought)).toEqual(groups)
})
