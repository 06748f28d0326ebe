import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimOf, headerClaimOf, payloadLists } from './claim-of.ts'
import { headerParameters } from './header-parameters.ts'

const names = [...new Set(payloadLists.flatMap((list) => Object.keys(list)))]
const headerNames = Object.keys(headerParameters)

test('the dictionary knows more than 250 names', () => {
  expect(names.length + headerNames.length).toBeGreaterThan(250)
})

test('a name that several lists have means what the standard says', () => {
  expect(claimOf('roles')?.definedBy).toBe('RFC 9068, 2.2.3.1')
  expect(claimOf('permissions')?.definedBy).toBe('Keycloak')
  expect(claimOf('login_hint')?.definedBy).toBe('RFC 9101, 4')
})

test.each([
  ['exp', 'RFC 7519, 4.1.4'],
  ['jkt', 'RFC 9449, 6.1'],
  ['street_address', 'OpenID Connect Core, 5.1.1'],
  ['wids', 'Microsoft Entra ID'],
  ['cognito:groups', 'Amazon Cognito'],
  ['custom:department', 'Amazon Cognito'],
  ['extension_team', 'Microsoft Entra ID'],
  ['user_name', 'Spring Security OAuth'],
  ['tok_type', 'Oracle identity domains'],
  ['workflow_ref', 'GitHub Actions'],
])('%s is defined by %s', (name, definedBy) => {
  expect(claimOf(name)?.definedBy).toBe(definedBy)
})

test('a name of the payload and the same name of the header may mean different things', () => {
  expect(claimOf('kid')?.meaning).toBe('Which key must be held, by its name')
  expect(headerClaimOf('kid')?.meaning).toBe("Key ID: which of the issuer's keys was used")
})

test.each(['constructor', '__proto__', 'toString', '', 'custom:', 'Exp'])('%j is known to nobody', (name) => {
  expect(claimOf(name)).toBeNull()
  expect(headerClaimOf(name)).toBeNull()
})

test('the times are times', () => {
  const times = names.filter((name) => claimOf(name)?.isTime === true)
  expect(times).toEqual(['exp', 'nbf', 'iat', 'toe', 'auth_time', 'updated_at', 'xms_tcdt', 'warnafter'])
})

test('every meaning is one short phrase without a full stop, and says where it is defined', () => {
  const claims = [...names.map(claimOf), ...headerNames.map(headerClaimOf)]
  expect(claims).not.toContain(null)
  for (const claim of claims) {
    expect(claim?.meaning).toMatch(/^[A-Z].{2,108}[^.\s]$/)
    expect(claim?.definedBy).toMatch(/^\S.*\S$/)
  }
})

test('any text is answered', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => claimOf(name) === null || name.length > 0))
})
