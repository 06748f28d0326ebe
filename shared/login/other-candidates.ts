/** What else in a login's answer may matter: where the API is, what to carry, whether it worked, what the server says. */
import type { AnswerLeaf } from './answer-leaves.ts'
import type { LoginCandidate } from './login-candidate.ts'

const plainPath = /^\/?[A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*\/?$/

/** Names without anything but letters → the header that such a value usually travels in. */
const carried: readonly (readonly [name: RegExp, header: string])[] = [
  [/^(csrf|xsrf)token$|^csrf$/, 'X-CSRF-Token'],
  [/^(current|default)?tenant(id|key)?$/, 'X-Tenant-Id'],
  [/^(current|default)?org(anization|anisation)?(id|key)$/, 'X-Org-Id'],
  [/^(current|default)?workspace(id|key)$/, 'X-Workspace-Id'],
  [/^site(id|key)?$/, 'X-Site-Id'],
  [/^(region|datacenter|zone)(id)?$/, 'X-Region'],
  [/^(company|account|customer|project)(id|key)$/, 'X-Account-Id'],
]

/** The guesses about one value. */
export function fieldCandidates({ path, name, value }: AnswerLeaf): readonly LoginCandidate[] {
  const place = { in: 'body', path } as const
  const bare = name.toLowerCase().replace(/[^a-z]/g, '')
  if (typeof value === 'boolean' || typeof value === 'number') return success(path, bare, value)
  if (typeof value !== 'string') return []
  const text = value.trim()
  if (text === '') return []
  if (
    /^(instance|base|api|rest|service|server|soap|resource)?(url|uri|endpoint|address|host)$/.test(bare) &&
    isAddress(text)
  ) {
    const preview = text.split(/[?#]/)[0] ?? ''
    return [{ role: 'api-address', place, preview, reason: 'It is an address: perhaps where the API is.' }]
  }
  if (/^(base|api|rest|context|root)(path|root|prefix)$/.test(bare) && plainPath.test(text) && text.length <= 200) {
    return [{ role: 'base-path', place, preview: text, reason: 'Later requests probably go under this path.' }]
  }
  const header = carried.find(([names]) => names.test(bare))?.[1]
  if (header !== undefined && /^[\u0020-\u007e]{1,4096}$/.test(text)) {
    return [
      { role: 'carry', place, header, preview: hint(text), reason: `Later requests often carry it as ${header}.` },
    ]
  }
  if (
    /^(message|errordescription|errormessage|error|errors|detail|details|msg|title|reason|description|nonfielderrors|faultstring)$/.test(
      bare,
    )
  ) {
    return [
      { role: 'message', place, preview: shortened(text), reason: 'Here the server says in words what happened.' },
    ]
  }
  return success(path, bare, text)
}

function success(path: string, bare: string, value: string | number | boolean): readonly LoginCandidate[] {
  const isGood =
    (/^(success|ok|issuccess|successful|authenticated|loggedin|valid)$/.test(bare) && value === true) ||
    (/^(status|result|state|outcome)$/.test(bare) && /^(success|ok|succeeded|authenticated)$/i.test(String(value))) ||
    (/^(status|statuscode|code)$/.test(bare) && (value === 200 || value === '200')) ||
    (/^(errorcode|errcode|error|code|rc|returncode)$/.test(bare) && (value === 0 || value === '0'))
  if (!isGood) return []
  const preview = String(value)
  const reason = `It says “${preview}” because the sign-in worked. Anything else would then mean that it did not.`
  return [{ role: 'success', place: { in: 'body', path }, preview, reason }]
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function hint(text: string): string {
  return text.length > 12 ? `…${text.slice(-4)}` : text
}

function shortened(text: string): string {
  const plain = text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
  return plain.length > 120 ? `${plain.slice(0, 120)}…` : plain
}
