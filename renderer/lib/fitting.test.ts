import { describe, expect, it } from 'vitest'
import { fitting } from './fitting.ts'

const names = ['Accept', 'Content-Type', 'X-Accept', 'Accept-Language']

describe('suggestions that fit', () => {
  it('hold what was typed, those that begin with it first', () => {
    expect(fitting(names, 'accept-')).toEqual(['Accept-Language'])
    expect(fitting(names, ' acc')).toEqual(['Accept', 'Accept-Language', 'X-Accept'])
    expect(fitting(names, 'zzz')).toEqual([])
  })

  it('are all of them, up to eight, before anything is typed, and none once one of them stands there', () => {
    expect(fitting(names, '')).toEqual(names)
    expect(fitting(names, 'content-type')).toEqual([])
    expect(
      fitting(
        Array.from({ length: 20 }, (_, at) => `x${at}`),
        '',
      ),
    ).toHaveLength(8)
  })
})
