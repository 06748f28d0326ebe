/** Reads a description of an API: OpenAPI 3.0 to 3.2, and Swagger 2. Fetches nothing, and throws for nothing. */
import { isObject } from '../core/is-object.ts'
import { entriesOf, member, textMember } from '../core/members.ts'
import { apiAddressOf } from './api-address.ts'
import type { Findings, OpenApiOutcome } from './open-api-reading.ts'
import { requestsOf } from './operations.ts'
import { providerOf } from './provider-of-document.ts'
import { type References, referencesIn } from './references.ts'
import { securitySchemesOf } from './security-schemes.ts'

/**
 * Reads a document that was JSON or YAML. `source` is the address it came from, if there is one: addresses without a host are
 * meant from there.
 */
export function readOpenApi(document: unknown, source: string | null = null): OpenApiOutcome {
  const swagger = textMember(document, 'swagger')
  const openapi = textMember(document, 'openapi')
  const isSwagger2 = swagger !== ''
  if (!isObject(document) || (swagger === '' && openapi === '')) {
    return refuse('This is no description of an API: neither “openapi” nor “swagger” stands at its top.')
  }
  if (isSwagger2 ? !/^2(\.|$)/.test(swagger) : !/^3(\.|$)/.test(openapi)) {
    const said = (isSwagger2 ? `Swagger ${swagger}` : `OpenAPI ${openapi}`).slice(0, 40)
    return refuse(`The file is ${said}. Hallpass reads Swagger 2 and OpenAPI 3.`)
  }
  const findings: Findings = { remarks: new Set(), notTaken: new Set() }
  const references = referencesIn(document)
  const api = apiAddressOf(document, isSwagger2, source)
  const schemes = securitySchemesOf(document, isSwagger2, references)
  const provider = providerOf(document, api, schemes, findings)
  const requests = requestsOf({ document, isSwagger2, api, schemes, references, findings })
  if (schemes.length === 0) findings.remarks.add('The file names no way to sign in. A token that you have can be used.')
  sayWhatIsElsewhere(document, references, findings)
  return {
    ok: true,
    reading: {
      dialect: isSwagger2 ? 'Swagger 2.0' : `OpenAPI ${/^3\.\d/.exec(openapi)?.[0] ?? '3'}`,
      provider,
      requests,
      remarks: [...findings.remarks],
      notTaken: [...findings.notTaken],
    },
  }
}

function sayWhatIsElsewhere(document: unknown, { outside, lost }: References, { notTaken }: Findings): void {
  const hooks = entriesOf(member(document, 'webhooks')).length
  if (hooks > 0) notTaken.add('Webhooks are calls that the server makes. They were left out.')
  if (outside.size > 0) {
    notTaken.add(`Parts that stand in other files were not fetched: ${named(outside)}.`)
  }
  if (lost.size > 0) notTaken.add(`The file refers to parts that are not in it: ${named(lost)}.`)
}

/** The first few by name, and how many more. */
function named(references: ReadonlySet<string>): string {
  const first = [...references].slice(0, 5).map((one) => `“${one}”`)
  const more = references.size - first.length
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function refuse(reason: string): OpenApiOutcome {
  return { ok: false, reason }
}
