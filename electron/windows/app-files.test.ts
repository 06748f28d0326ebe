import { expect, test } from 'vitest'
import { appFileFor, appHeaders } from './app-files.ts'

const root = '/opt/hallpass/out/renderer'

test.each([
  ['app://hallpass/', 'index.html', 'text/html; charset=utf-8'],
  ['app://hallpass/index.html?x#y', 'index.html', 'text/html; charset=utf-8'],
  ['app://hallpass/assets/main-1.js', 'assets/main-1.js', 'text/javascript; charset=utf-8'],
  ['app://hallpass/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8'],
  ['app://hallpass/assets/inter.woff2', 'assets/inter.woff2', 'font/woff2'],
])('%s is a file of ours', (address, path, contentType) => {
  expect(appFileFor(root, address)).toEqual({ path: `${root}/${path}`, contentType })
})

test.each([
  'app://hallpass/../main/main.js',
  'app://hallpass/%2e%2e/main/main.js',
  'app://hallpass/assets/..%2f..%2f..%2fmain/main.js',
  'app://hallpass/assets/..%5c..%5cmain.js',
  'app://hallpass/%252e%252e/main.js',
  'app://hallpass//etc/passwd',
  'app://hallpass/etc/passwd%00.js',
  'app://hallpass/C:/windows/x.js',
  'app://hallpass/%ff.js',
  'app://hallpass/assets/',
  'app://hallpass/assets',
  'app://hallpass/.env',
  'app://hallpass/main.js.map',
  'app://hallpass/program.exe',
  'app://other/index.html',
  'app://hallpass.example/index.html',
  'app://hallpass:8080/index.html',
  'file:///opt/hallpass/out/renderer/index.html',
  'https://hallpass/index.html',
  'not an address',
])('%s is not, or stays below the folder', (address) => {
  const file = appFileFor(root, address)
  if (file !== null) expect(file.path.startsWith(`${root}/`) && !file.path.includes('..')).toBe(true)
  else expect(file).toBeNull()
})

test('every answer has the whole policy, and only a page has a style nonce', () => {
  const page = appHeaders('text/html; charset=utf-8', 'abc')['content-security-policy'] ?? ''
  const other = appHeaders('text/css; charset=utf-8')['content-security-policy'] ?? ''
  expect(page.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "img-src 'self' data: app://answer",
    'frame-src app://answer',
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
  expect(other).toBe(page.replace(" 'nonce-abc'", ''))
  expect(`${page}${other}`).not.toMatch(/unsafe|\*|https?:/)
})
