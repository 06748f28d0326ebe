import { describe, expect, test } from 'vitest'
import { describeOpaque } from './describe-opaque.ts'
import { knownPrefixes } from './opaque-prefixes.ts'
import { encodePart } from './test-token.ts'

const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z'
const long = letters.repeat(3)
const hex = '0123456789abcdef'.repeat(3)

describe('prefixes that say whose a token is', () => {
  test.each([
    ['github_pat_', long, 'GitHub'],
    ['ghp_', long, 'GitHub'],
    ['gho_', long, 'GitHub'],
    ['ghu_', long, 'GitHub'],
    ['ghs_', long, 'GitHub'],
    ['ghr_', long, 'GitHub'],
    ['glpat-', letters, 'GitLab'],
    ['gldt-', letters, 'GitLab'],
    ['glcbt-', letters, 'GitLab'],
    ['xoxb-', letters, 'Slack'],
    ['xoxp-', letters, 'Slack'],
    ['xoxa-', letters, 'Slack'],
    ['xoxr-', letters, 'Slack'],
    ['xoxs-', letters, 'Slack'],
    ['xapp-', letters, 'Slack'],
    ['sk_live_', letters, 'Stripe'],
    ['sk_test_', letters, 'Stripe'],
    ['rk_live_', letters, 'Stripe'],
    ['pk_test_', letters, 'Stripe'],
    ['ya29.', letters, 'Google'],
    ['AIza', long.slice(0, 35), 'Google'],
    ['sk-ant-', letters, 'Anthropic'],
    ['sk-proj-', letters, 'OpenAI'],
    ['sk-', long, 'OpenAI'],
    ['npm_', long, 'npm'],
    ['pypi-', letters, 'PyPI'],
    ['AKIA', 'ABCDEFGH12345678', 'AWS'],
    ['ASIA', 'ABCDEFGH12345678', 'AWS'],
    ['SG.', `${letters}.${letters}`, 'SendGrid'],
    ['SK', hex.slice(0, 32), 'Twilio'],
    ['hvs.', letters, 'HashiCorp Vault'],
    ['hvb.', letters, 'HashiCorp Vault'],
    ['dop_v1_', hex, 'DigitalOcean'],
    ['shpat_', hex, 'Shopify'],
    ['ATATT', letters, 'Atlassian'],
    ['hf_', letters, 'Hugging Face'],
    ['dapi', hex.slice(0, 32), 'Databricks'],
    ['lin_api_', letters, 'Linear'],
    ['secret_', long.slice(0, 43), 'Notion'],
    ['ntn_', long, 'Notion'],
    ['PMAK-', `${hex.slice(0, 24)}-${hex.slice(0, 34)}`, 'Postman'],
    ['dp.pt.', letters, 'Doppler'],
    ['sl.', letters, 'Dropbox'],
    ['1234567890:', long.slice(0, 35), 'Telegram'],
    ['key-', hex.slice(0, 32), 'Mailgun'],
    ['EAAA', long, 'Square'],
    ['sq0atp-', letters, 'Square'],
    ['EAAB', long, 'Facebook'],
  ])('%s', (prefix, rest, whose) => {
    const reading = describeOpaque(prefix + rest)
    expect(reading).toMatchObject({ shape: 'known-prefix', length: prefix.length + rest.length })
    expect(reading.explanation).toContain(whose)
    expect(reading.explanation).not.toContain(rest.slice(0, 8))
  })

  test.each(knownPrefixes.map(({ sentence }) => sentence))('%s', (sentence) => {
    expect(sentence).toMatch(/^This is .{8,}\.$/)
  })
})

test.each([
  ['v2.local.QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8bxkz8pBJWkT8f7HtlOpbroPDEZUKop', 'version 2, local: |encrypted'],
  ['v4.public.eyJzdWIiOiJqbyJ9c2lnbmF0dXJl.Zm9vdGVy', 'version 4, public|signed and not encrypted'],
])('%s is a PASETO', (token, words) => {
  const reading = describeOpaque(token)
  expect(reading.shape).toBe('paseto')
  for (const word of words.split('|')) expect(reading.explanation).toContain(word.replace(/: $/, ''))
})

test.each(['v5.local.abcdef', 'v1.secret.abcdef'])('%s is none', (token) => {
  expect(describeOpaque(token).shape).not.toBe('paseto')
})

const saml =
  '<?xml version="1.0"?><samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">…</samlp:Response>'

test.each([saml, '<Assertion ID="x">', encodePart(saml), btoa('<saml2:Assertion Version="2.0">')])(
  '%s is SAML',
  (text) => {
    expect(describeOpaque(text)).toMatchObject({ shape: 'saml', explanation: expect.stringContaining('who signed in') })
  },
)

test.each(['<html><body>Response</body></html>', 'PHNhbWw', btoa('<note>Assertion</note>')])('%s is not', (text) => {
  expect(describeOpaque(text).shape).not.toBe('saml')
})

test.each([
  ['', 'empty', false],
  ['b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7', 'uuid', false],
  ['{"a":1}', 'text', false],
  ['two words', 'text', true],
  ['eyJhbGciOiJIUzI1NiJ9', 'cut-jwt', false],
  ['0123456789abcdef', 'hex', false],
  ['1.2.3', 'not-a-jwt', false],
  ['q83vEjRWeJCrze8SNFZ4kA==', 'random', false],
  ['schlüssel', 'not-a-jwt', true],
])('%j is %s', (text, shape, unfitForHeader) => {
  expect(describeOpaque(text)).toMatchObject({ format: 'opaque', shape, unfitForHeader, length: text.length })
})
