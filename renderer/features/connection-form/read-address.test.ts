import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { isAnyInsecure, readAddress } from './read-address.ts'

const infoworks = findProvider('infoworks')
const inode = findProvider('inode')
const [infoworksAddress, inodeAddress] = [infoworks?.servers[0], inode?.servers[0]]
if (!infoworks || !inode || !infoworksAddress || !inodeAddress)
  throw new Error('The catalogue lacks a system that this test reads.')

describe('where an address that is being typed leads', () => {
  it.each([
    'infoworks.example.com',
    'https://infoworks.example.com/',
    'infoworks.example.com/v3/security/authenticate',
  ])('%s signs in at the same place', (typed) => {
    expect(readAddress(infoworks, infoworksAddress, infoworks.signIns[0], typed)).toMatchObject({
      signInUrl: 'https://infoworks.example.com/v3/security/authenticate',
    })
  })

  it('keeps the final slash that iNode minds', () => {
    const reading = readAddress(inode, inodeAddress, inode.signIns[0], 'https://inode.smatstraffic.com')
    expect(reading).toMatchObject({ signInUrl: 'https://inode.smatstraffic.com/api/oauth/token/' })
  })

  it('makes no sign-in call for a key', () => {
    expect(readAddress(inode, inodeAddress, inode.signIns[1], 'inode.smatstraffic.com')).toMatchObject({
      signInUrl: null,
    })
  })

  it('warns of http, but not of this computer itself', () => {
    expect(isAnyInsecure(infoworks, { server: 'http://infoworks.example.com' })).toBe(true)
    expect(isAnyInsecure(infoworks, { server: 'http://127.0.0.1:8080' })).toBe(false)
  })
})
