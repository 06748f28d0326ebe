/**
 * "Not what you expected?": for an answer that is no success, one sentence on what probably lies behind it and one next
 * step. Guesses from the status (RFC 9110, RFC 6585), the headers and how the request was sent; never claims to know.
 */
import type { Exchange } from '../domain/http-exchange.ts'
import type { AnswerAdvice, AnswerStep, AskedHow } from './answer-advice.ts'
import { explainRefusal } from './explain-refusal.ts'
import { readRetryAfter } from './read-retry-after.ts'

/** Advice for an answer; null for one that needs none. */
export function explainAnswer(how: AskedHow): AnswerAdvice | null {
  const { status } = how.exchange
  if (status === 401 || status === 403) return explainRefusal(how)
  if (how.exchange.isSignInPage) return signInPage(how)
  if (status === 400 || status === 422) return notUnderstood(how)
  if (status === 404 || status === 410) return notFound(how)
  if (status === 405) return wrongMethod(how)
  if (status === 415) return wrongContent(how)
  if (status === 429) return tooMany(how)
  if (status >= 500 && status < 600) return serverTrouble(how)
  return null
}

function signInPage({ exchange }: AskedHow): AnswerAdvice {
  const led = exchange.attempts.some(({ because }) => because.startsWith('redirect'))
  return {
    sentence: led
      ? 'The server led to a sign-in page for people instead of answering. The address is probably that of the web site, not of its API.'
      : 'This is a sign-in page for people, not an answer for programs. The address is probably that of the web site, not of its API.',
    step: { kind: 'look-at', part: 'url' },
    label: 'Check the address',
  }
}

function notUnderstood({ exchange }: AskedHow): AnswerAdvice {
  const { bodyKind, isBrokenJson } = exchange.asked
  const lookAtBody = { kind: 'look-at', part: 'body' } as const
  if (isBrokenJson) {
    const sentence = 'What was sent as JSON is not valid JSON. The editor says at which place it breaks.'
    return { sentence, step: lookAtBody, label: 'Mend the JSON' }
  }
  if (bodyKind === 'none' && /^(POST|PUT|PATCH)$/.test(exchange.method)) {
    const sentence = `This ${exchange.method} was sent without a body, and most servers expect one with it.`
    return { sentence, step: lookAtBody, label: 'Add a body' }
  }
  const sentence =
    'The server could not work with what was sent: a name, a value or its form is not as it wants it. What it says below usually names the part.'
  return bodyKind === 'none'
    ? { sentence, step: { kind: 'look-at', part: 'query' }, label: 'Look at the query' }
    : { sentence, step: lookAtBody, label: 'Look at the body' }
}

function notFound({ exchange }: AskedHow): AnswerAdvice {
  const doubled = doubledStart(exchange.url)
  if (doubled !== null) {
    return {
      sentence: `The path holds “${doubled}” twice in a row. The address of the connection already ends with it.`,
      step: { kind: 'look-at', part: 'url' },
      label: 'Shorten the path',
    }
  }
  return {
    sentence:
      exchange.status === 410
        ? 'What was here has been taken away for good.'
        : 'The server is there, but nothing lives at this path. Capital letters, a plural s and a slash at the end all count; some servers also say this about things the token may not see.',
    step: { kind: 'look-at', part: 'url' },
    label: 'Check the path',
  }
}

/** `/v1` of `/v1/v1/things`; null where nothing at the start stands twice. */
function doubledStart(url: string): string | null {
  const parts = URL.canParse(url) ? new URL(url).pathname.split('/').slice(1) : []
  for (let length = 1; length * 2 <= parts.length; length++) {
    const start = parts.slice(0, length).join('/')
    if (start !== '' && start === parts.slice(length, length * 2).join('/')) return `/${start}`
  }
  return null
}

function wrongMethod({ exchange }: AskedHow): AnswerAdvice {
  const stated = valuesOf(exchange, 'allow').map((method) => method.toUpperCase())
  const usable = stated.filter((method) => method !== 'OPTIONS' && method !== exchange.method)
  const best = usable.find((method) => method !== 'HEAD') ?? usable[0]
  if (best === undefined) {
    return {
      sentence: `This address does not take ${exchange.method}. Its documentation says which method it wants.`,
      step: { kind: 'look-at', part: 'url' },
      label: 'Change the method',
    }
  }
  return {
    sentence: `This address does not take ${exchange.method}. The server says it takes ${usable.join(', ')}.`,
    step: { kind: 'use-method', method: best },
    label: `Use ${best}`,
  }
}

function wrongContent({ exchange }: AskedHow): AnswerAdvice {
  const { bodyKind } = exchange.asked
  const wanted = [
    ...valuesOf(exchange, 'accept-post'),
    ...valuesOf(exchange, 'accept-patch'),
    ...valuesOf(exchange, 'accept'),
  ]
  const says = wanted.length > 0 ? ` It says it reads ${wanted.join(', ')}.` : ''
  const wants = (type: RegExp) => wanted.some((one) => type.test(one))
  if (bodyKind !== 'json' && (wants(/json/) || (wanted.length === 0 && bodyKind === 'form'))) {
    const sentence = `The server does not read this kind of body.${says || ' Many APIs read JSON only.'}`
    return { sentence, step: { kind: 'use-body', bodyKind: 'json' }, label: 'Send JSON instead' }
  }
  if (bodyKind === 'json' && wants(/x-www-form-urlencoded/)) {
    const sentence = `The server does not read JSON here.${says}`
    return { sentence, step: { kind: 'use-body', bodyKind: 'form' }, label: 'Send a form instead' }
  }
  return {
    sentence: `The server does not read this kind of body.${says || ' Compare the Content-Type that was sent with what its documentation asks for.'}`,
    step: { kind: 'look-at', part: 'headers' },
    label: 'Set the Content-Type',
  }
}

function tooMany({ exchange }: AskedHow): AnswerAdvice {
  const at = readRetryAfter(exchange)
  if (at !== null) {
    const sentence =
      'The server has had too many requests and says how long to wait. Nothing is wrong with the request itself.'
    return { sentence, step: { kind: 'send-again-at', at }, label: 'Send again' }
  }
  return {
    sentence:
      'The server has had too many requests from here or for this token, and did not say how long to wait. A minute is often enough.',
    step: { kind: 'send-again-at', at: exchange.answeredAt + 60_000 },
    label: 'Send again',
  }
}

const serverWords: Readonly<Record<number, string>> = {
  501: 'This server does not know how to do this, and asking again will not change that.',
  502: 'The server in front answers, but the one behind it does not. It may be starting or down; nothing is wrong with the token.',
  503: 'The server is busy or being looked after. Nothing is wrong with the token.',
  504: 'The server in front waited too long for the one behind it. A smaller question may come through.',
}

function serverTrouble({ exchange }: AskedHow): AnswerAdvice {
  const words =
    serverWords[exchange.status] ?? 'The server stumbled over this; the trouble is on its side, not with the token.'
  const isSafe = /^(GET|HEAD|OPTIONS)$/.test(exchange.method)
  const warning =
    isSafe || exchange.status === 501
      ? ''
      : ` It may have done part of the ${exchange.method} all the same: look before you send it again.`
  const at = readRetryAfter(exchange)
  const step: AnswerStep =
    exchange.status === 501 ? { kind: 'none' } : at === null ? { kind: 'send-again' } : { kind: 'send-again-at', at }
  return { sentence: words + warning, step, label: 'Send again' }
}

/** The comma-separated values of all headers of a name. */
function valuesOf({ headers }: Exchange, name: string): readonly string[] {
  return headers
    .filter((header) => header.name === name)
    .flatMap(({ value }) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
