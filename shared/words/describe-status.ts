/** HTTP status codes (RFC 9110, RFC 6585) in a few plain words. */

const WORDS: Readonly<Record<number, string>> = {
  200: 'OK — here is the answer',
  201: 'Created: something new is there now',
  202: 'Accepted: the server works on it and is not done yet',
  204: 'Done — there is nothing to answer',
  206: 'OK — a part of the whole',
  301: 'Moved for good to another address',
  302: 'To be found at another address for now',
  303: 'Done — the answer is at another address',
  304: 'Not changed since last time',
  307: 'To be found at another address for now',
  308: 'Moved for good to another address',
  400: 'Not understood: something in the request is not as the server wants it',
  401: 'Not let in: the token is missing, has ended, or is not accepted here',
  402: 'Not let in: this has to be paid for',
  403: 'Not allowed: the server knows who asks, and says no',
  404: 'Not found: nothing lives at this address',
  405: 'Wrong method: this address wants another one (GET, POST, …)',
  406: 'The server has no answer in the form that was asked for',
  407: 'A proxy on the way wants a sign-in of its own',
  408: 'The server got tired of waiting for the request',
  409: 'Conflict: it clashes with what is there now',
  410: 'Gone: it was here once and will not come back',
  411: 'The server wants to know the length of the request first',
  412: 'A condition of the request does not hold',
  413: 'Too large: the server does not take this much',
  414: 'The address is too long for this server',
  415: 'The server does not read this kind of content',
  416: 'The part that was asked for does not exist',
  418: 'A teapot: somebody is joking',
  422: 'Understood, but something in what was sent cannot be right',
  423: 'Locked by somebody else',
  425: 'Too early: send it again in a moment',
  426: 'The server wants another protocol',
  428: 'The server wants a condition with this request',
  429: 'Too many requests: wait a little',
  431: 'The headers are too large for this server',
  451: 'Withheld for legal reasons',
  500: 'The server stumbled: the trouble is on its side',
  501: 'The server does not know how to do this',
  502: 'The server behind this one gave no proper answer',
  503: 'Not available now: busy, or being looked after',
  504: 'The server behind this one took too long',
  507: 'The server has no room left',
  511: 'This network wants a sign-in first (a hotel or guest Wi-Fi, perhaps)',
}

/** What an HTTP status means, in a few plain words without a final full stop. Any number gets an answer. */
export function describeStatus(status: number): string {
  const known = WORDS[status]
  if (known !== undefined) return known
  if (status >= 100 && status < 200) return 'On the way: the real answer is still to come'
  if (status >= 200 && status < 300) return 'OK'
  if (status >= 300 && status < 400) return 'The answer is at another address'
  if (status >= 400 && status < 500) return 'The server did not accept this request'
  if (status >= 500 && status < 600) return 'The server itself has trouble'
  return 'A status that no standard knows'
}
