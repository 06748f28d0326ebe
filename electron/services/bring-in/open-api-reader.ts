/** Descriptions of APIs (OpenAPI 3, Swagger 2): shown, and taken as a system with its requests. Asks no server. */
import type { OpenApiChoice, OpenApiPreview } from '../../../shared/bring-in/open-api-preview.ts'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { OpenApiReading } from '../../../shared/open-api/open-api-reading.ts'
import type { FileReading } from '../../ports/file-reading.ts'
import { addressesToAsk, hostsOfAddresses, startingAddresses } from './hosts.ts'
import { assertCanBeKept, type KeepSystemParts, keepSystem } from './keep-system.ts'
import { chosenOf, unreadable } from './read-text.ts'
import type { Reader } from './reader.ts'

/** What the reader works with. */
export type OpenApiReaderParts = KeepSystemParts & { readonly readFile: FileReading }

/** What such a file says of itself, in JSON or in YAML. A member inside a text of JSON has a backslash before its quote. */
const inJson = /"(?:openapi|swagger)"\s*:/
const inYaml = /^(["']?)(?:openapi|swagger)\1[ \t]*:/m

export function createOpenApiReader(parts: OpenApiReaderParts): Reader {
  return {
    kind: 'open-api',
    fits: (text) => (/^\s*\{/.test(text) ? inJson.test(text) : inYaml.test(text)),
    async read(text, _from, address) {
      const outcome = await parts.readFile({ kind: 'open-api', text, source: address })
      if (!outcome.ok) throw unreadable(outcome.reason)
      const { reading } = outcome
      assertCanBeKept(reading.provider)
      return {
        preview: previewOf(reading),
        async take(choice) {
          if (choice.kind !== 'open-api') throw new AppFailure({ code: 'not-found', what: 'import' })
          const requests = chosenOf(reading.requests, choice.requests)
          const providerId = await keepSystem(systemOf(reading.provider, choice), requests, parts)
          return { providerIds: [providerId], connectionIds: [], requests: requests.length, leftOut: [] }
        },
      }
    },
  }
}

/** The system with the sign-ins that were chosen, under the name that was typed. */
function systemOf(provider: Provider, { name, signInIds }: OpenApiChoice): Provider {
  const signIns = provider.signIns.filter(({ id }) => signInIds.includes(id))
  if (signIns.length === 0) {
    throw new AppFailure({ code: 'invalid-input', reason: 'Choose one way to sign in at least.' })
  }
  return { ...provider, name: name.trim().slice(0, 100) || provider.name, signIns }
}

function previewOf({ dialect, provider, requests, remarks, notTaken }: OpenApiReading): OpenApiPreview {
  const { name, monogram, hue, summary, docsUrl, servers, signIns } = provider
  return {
    kind: 'open-api',
    dialect,
    system: { name, monogram, hue, summary, docsUrl },
    signIns: signIns.map(({ id, label, summary, whereToFind = [] }) => ({
      id,
      label,
      summary,
      words: whereToFind.join(' '),
    })),
    hosts: hostsOfAddresses([
      ...startingAddresses(servers),
      ...requests.map(({ form }) => ({ address: form.url, why: 'Saved requests' })),
    ]),
    asksAddresses: addressesToAsk(servers),
    requests: requests.map(({ name, folder, form: { method, url } }) => ({ name, folder, method, url })),
    remarks,
    notTaken,
  }
}
