import { describe, expect, it } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { assertAddressAccepted } from './address-policy.ts'

const judge = async (url: string, accepts = false) => assertAddressAccepted(url, accepts)

describe('an address for credentials', () => {
  it.each([
    'https://api.example.com/token',
    'https://127.0.0.1/',
    'http://127.0.0.1:8080/token',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.255.255.254/',
    'http://localhost:3000/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://[::1]:8080/',
    'http://[0:0:0:0:0:0:0:1]/',
  ])('%s needs no acceptance', async (url) => {
    await expect(judge(url)).resolves.toBeUndefined()
  })

  it.each([
    ['http://api.example.com:8080/token?x=1', 'http://api.example.com:8080'],
    ['http://10.0.0.1/', 'http://10.0.0.1'],
    ['http://192.168.1.1/', 'http://192.168.1.1'],
    ['http://0.0.0.0/', 'http://0.0.0.0'],
    ['http://128.0.0.1/', 'http://128.0.0.1'],
    ['http://localhost.evil.example/', 'http://localhost.evil.example'],
    ['http://evillocalhost/', 'http://evillocalhost'],
    ['http://127.0.0.1.evil.example/', 'http://127.0.0.1.evil.example'],
    ['http://127.evil.example.com/', 'http://127.evil.example.com'],
    ['http://[::ffff:10.0.0.1]/', 'http://[::ffff:a00:1]'],
    ['http://[::2]/', 'http://[::2]'],
    ['http://user@evil.example/', 'http://evil.example'],
  ])('%s must be accepted first; only its origin is told', async (url, address) => {
    expect((await failureOf(judge(url))).error).toEqual({ code: 'insecure-address', field: 'server', address })
    await expect(judge(url, true)).resolves.toBeUndefined()
  })
})
