/** Why a server probably did not let a request in (401) or did not allow it (403), and the one next step. */
import type { AnswerAdvice, AskedHow } from './answer-advice.ts'

/** Advice for a 401 or 403. */
export function explainRefusal(how: AskedHow): AnswerAdvice {
  return how.exchange.status === 401 ? notLetIn(how) : notAllowed(how)
}

function notLetIn({ exchange, token }: AskedHow): AnswerAdvice {
  const { authorization, authorizationByHand } = exchange.asked
  const dropped = exchange.attempts.at(-1)?.credentialsDropped === true
  if (dropped) {
    return {
      sentence:
        'The server pointed to another address, and Hallpass followed without the token, since it belongs to the first one only.',
      step: { kind: 'use-url', url: exchange.attempts.at(-1)?.url ?? exchange.url },
      label: 'Ask that address directly',
    }
  }
  if (authorizationByHand) {
    return {
      sentence: 'The Authorization header of this request was written by hand, and the server does not accept it.',
      step: { kind: 'look-at', part: 'headers' },
      label: 'Look at the header',
    }
  }
  if (authorization.kind === 'none') {
    return {
      sentence: 'This request was sent without a token, and the server wants one.',
      step: { kind: 'use-connection-token' },
      label: 'Send it with the token',
    }
  }
  if (exchange.renewalError !== null) {
    return {
      sentence: 'The token has ended and a new one could not be had, for the reason above.',
      step: { kind: 'open-tab', tab: 'set-up' },
      label: 'Open the set-up',
    }
  }
  if (token?.kind === 'api-key') {
    return {
      sentence: 'The server does not accept this API key. It may have been taken back, or be meant for another system.',
      step: { kind: 'open-tab', tab: 'set-up' },
      label: 'Enter another key',
    }
  }
  const proof = token?.isDpopBound === true ? proofAdvice(challenge(exchange.headers, 'error')) : null
  if (proof !== null) return proof
  return {
    sentence: `Even a fresh token is not accepted here${askedFor(exchange.headers)}. It is probably meant for another address or another system (test, production).`,
    step: { kind: 'open-tab', tab: 'inspect' },
    label: 'Look into the token',
  }
}

/** What lies behind a proof that was refused (RFC 9449 section 7.1); null where the server says nothing of it. */
function proofAdvice(error: string | null): AnswerAdvice | null {
  if (error === 'use_dpop_nonce') {
    return {
      sentence:
        'The server wants a number of its own (a nonce) in the proof that goes with the token. Hallpass put in what it gave, and the server asked once more.',
      step: { kind: 'send-again' },
      label: 'Send again',
    }
  }
  if (error !== 'invalid_dpop_proof') return null
  return {
    sentence:
      'The server does not accept the proof that goes with the token (DPoP). Most often it knows itself under another address than the one asked here, as behind a gateway; or one of the two clocks is wrong.',
    step: { kind: 'look-at', part: 'url' },
    label: 'Check the address',
  }
}

function notAllowed({ exchange, token }: AskedHow): AnswerAdvice {
  const wanted = challenge(exchange.headers, 'scope')
  if (exchange.asked.authorization.kind === 'none') {
    return {
      sentence: 'This request was sent without a token, and the server does not answer everybody here.',
      step: { kind: 'use-connection-token' },
      label: 'Send it with the token',
    }
  }
  if (wanted !== null) {
    return {
      sentence: `The server asks for a token that may do “${wanted}”${token?.scope ? `; this one may do “${token.scope}”` : ''}.`,
      step: { kind: 'open-tab', tab: 'inspect' },
      label: 'Look into the token',
    }
  }
  return {
    sentence:
      'The server knows whose token this is and says no: that account may not do this here. Whoever looks after the system can give it the right.',
    step: { kind: 'open-tab', tab: 'inspect' },
    label: 'See what the token may do',
  }
}

/** What the server says is wrong with the token, if it says so (RFC 6750 section 3). */
function askedFor(headers: AskedHow['exchange']['headers']): string {
  const said = challenge(headers, 'error_description') ?? challenge(headers, 'error')
  return said === null ? '' : ` (the server says: ${said})`
}

function challenge(headers: AskedHow['exchange']['headers'], parameter: string): string | null {
  const pattern = new RegExp(`\\b${parameter}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s,"]{1,200}))`, 'i')
  for (const { name, value } of headers) {
    const found = name === 'www-authenticate' ? pattern.exec(value) : null
    if (found) return found[1] ?? found[2] ?? null
  }
  return null
}
