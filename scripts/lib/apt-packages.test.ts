import { describe, expect, it } from 'vitest'
import {
  aptCommandText,
  BROWSER_TOOLS,
  missingLibraries,
  packagesFor,
  SESSION_TOOLS,
  SNIPPET_TOOLS,
} from './apt-packages.mjs'

const ldd = `
	linux-vdso.so.1 (0x00007ffe)
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)`

describe('what is missing', () => {
  it('is read from ldd, each name once', () => {
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libasound.so.2'])
  })

  it('is nothing when all libraries are found', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x0)')).toEqual([])
  })
})

describe('the packages for it', () => {
  it('are sorted and named once', () => {
    const { packages } = packagesFor(
      ['Xvfb', 'libnss3.so', 'libsmime3.so', 'gnome-keyring-daemon', 'dbus-daemon'],
      () => true,
    )
    expect(packages).toEqual(['dbus', 'dbus-x11', 'gnome-keyring', 'libnss3', 'xvfb'])
  })

  it('are known for every tool that tests use', () => {
    expect(packagesFor([...SESSION_TOOLS, ...SNIPPET_TOOLS, ...BROWSER_TOOLS], () => true).unknown).toEqual([])
  })

  it('bring the libraries that tools stand on', () => {
    expect(packagesFor(['php', 'http'], () => true).packages).toEqual([
      'httpie',
      'php-cli',
      'php-curl',
      'python3-requests',
    ])
  })

  it('take the newer name where the system offers only that', () => {
    const offers = new Set(['libgtk-3-0t64', 'libasound2t64'])
    const { packages } = packagesFor(missingLibraries(ldd), (name) => offers.has(name))
    expect(packages).toEqual(['libasound2t64', 'libgtk-3-0t64'])
  })

  it('are the plain names when the system says nothing about either', () => {
    expect(packagesFor(['libgtk-3.so.0'], () => false).packages).toEqual(['libgtk-3-0'])
  })

  it('leave out, and name, what no package is known for', () => {
    expect(packagesFor(['libstrange.so.7'], () => true)).toEqual({ packages: [], unknown: ['libstrange.so.7'] })
  })

  it('come with one command to run by hand', () => {
    expect(aptCommandText(['libnss3', 'xvfb'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb',
    )
  })
})
