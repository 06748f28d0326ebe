/**
 * The faults that strike before a system has looked at the request, the same for all five: redirects, errors, pages.
 * Of several, the first in this order wins: redirect-away, server-error, too-many-requests, html-page.
 */

import { html, json, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCatalogue } from './practice-catalogue.ts'
import { pathOf } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'
import type { PracticeWorld } from './practice-world.ts'

/** Where `redirect-away` leads: this path on `localhost`, which is another origin than 127.0.0.1. */
const elsewherePath = '/practice/elsewhere'

/** The answer of a fault that strikes this request, if one does. */
export function transportFault(
  world: PracticeWorld,
  behaviour: PracticeBehaviour,
  request: RecordedRequest,
): PracticeAnswer | undefined {
  const name = practiceCatalogue[world.id].name
  const [host = '', port = ''] = (request.headers.host ?? '').split(':')
  if (host === 'localhost' && pathOf(request) === elsewherePath) {
    return json(200, { message: `This is not ${name}, but where it was redirected to.` })
  }
  if (world.has('redirect-away')) {
    return html(307, 'Moved', 'Moved.', { Location: `http://localhost:${port}${elsewherePath}` })
  }
  if (world.has('server-error')) return behaviour.serverError
  if (world.has('too-many-requests')) {
    return json(429, { message: 'Too many requests. Try again in 30 seconds.' }, { 'Retry-After': '30' })
  }
  if (world.has('html-page')) return loginPage(name)
  return undefined
}

function loginPage(name: string): PracticeAnswer {
  const form = '<input name="username"><input name="password" type="password"><button>Sign in</button>'
  return html(
    200,
    `Sign in to ${name}`,
    `<h1>Sign in to ${name}</h1><form method="post" action="/login">${form}</form>`,
  )
}
