/**
 * Picks the code that answers a request: exact paths only, 404 for an unknown path, 405 with Allow for a wrong method.
 */

import type { PracticeAnswer } from './practice-answer.ts'
import { pathOf } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'

/** What answers one request. `matched` holds the captured parts of the path, not decoded. */
export type PracticeHandler = (
  request: RecordedRequest,
  matched: readonly string[],
) => PracticeAnswer | Promise<PracticeAnswer>

/** One method and path that a server knows. */
export type PracticeRoute = {
  readonly method: 'GET' | 'POST'
  /** The whole path as sent, or a pattern anchored at both ends. */
  readonly path: string | RegExp
  readonly handle: PracticeHandler
}

/** How a system words the two refusals that every server needs. */
export type RouteRefusals = {
  readonly notFound: (request: RecordedRequest) => PracticeAnswer
  readonly methodNotAllowed: (request: RecordedRequest, headers: { readonly Allow: string }) => PracticeAnswer
}

/** Makes one handler of several routes. */
export function answerByRoute(routes: readonly PracticeRoute[], refusals: RouteRefusals): PracticeHandler {
  return (request) => {
    const known = routes.flatMap((route) => {
      const matched = matchPath(route.path, pathOf(request))
      return matched ? [{ route, matched }] : []
    })
    const hit = known.find(({ route }) => route.method === request.method)
    if (hit) return hit.route.handle(request, hit.matched)
    if (known.length === 0) return refusals.notFound(request)
    return refusals.methodNotAllowed(request, { Allow: known.map(({ route }) => route.method).join(', ') })
  }
}

function matchPath(pattern: string | RegExp, path: string): readonly string[] | undefined {
  if (typeof pattern === 'string') return pattern === path ? [] : undefined
  return pattern.exec(path)?.slice(1)
}
