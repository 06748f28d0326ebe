import { beforeEach, describe, expect, it } from 'vitest'
import type { StreamPiece } from '../../shared/domain/answer-body.ts'
import type { Arriving } from '../../shared/domain/arriving.ts'
import { useArrivals } from './arrivals.store.ts'

const piece = (number: number, data = String(number)): StreamPiece => ({
  number,
  at: number,
  event: null,
  id: null,
  data,
  cut: false,
  broken: false,
})

const told = (sendId: string, pieces: readonly StreamPiece[]): Arriving => ({
  sendId,
  url: 'https://h.example/',
  status: 200,
  headers: [],
  stream: 'events',
  bytes: 1,
  total: null,
  pieces,
  count: pieces.at(-1)?.number ?? 0,
  lastAt: 1,
})

const { receive, forget } = useArrivals.getState()
const numbersOf = (sendId: string) => useArrivals.getState().arrivals[sendId]?.pieces.map(({ number }) => number)

beforeEach(() => useArrivals.setState({ arrivals: {} }))

describe('what has come so far', () => {
  it('grows by what was told', () => {
    receive(told('a', [piece(1)]))
    receive(told('a', []))
    receive(told('a', [piece(2), piece(3)]))
    expect(numbersOf('a')).toEqual([1, 2, 3])
  })

  it('stays at the last thousand pieces, and at fewer of large ones', () => {
    for (let at = 0; at < 30; at += 1)
      receive(
        told(
          'a',
          Array.from({ length: 100 }, (_, n) => piece(at * 100 + n + 1)),
        ),
      )
    expect(numbersOf('a')).toHaveLength(1000)
    expect(numbersOf('a')?.at(-1)).toBe(3000)
    receive(
      told(
        'b',
        Array.from({ length: 500 }, (_, at) => piece(at + 1, 'x'.repeat(20_000))),
      ),
    )
    expect(numbersOf('b')).toHaveLength(200)
  })

  it('is forgotten once the answer is there, and of old sendings anyway', () => {
    for (let at = 0; at < 20; at += 1) receive(told(`send ${at}`, [piece(1)]))
    expect(Object.keys(useArrivals.getState().arrivals)).toHaveLength(12)
    forget('send 19')
    expect(numbersOf('send 19')).toBeUndefined()
    expect(numbersOf('send 18')).toEqual([1])
  })
})
