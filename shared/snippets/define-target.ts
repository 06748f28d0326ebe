import { cleanRequest } from './clean-request.ts'
import type { SnippetLimit, SnippetRequest, SnippetTarget } from './snippet-request.ts'

/** Makes a target: cleans the request, and puts a comment for each limit it meets above the code. */
export function defineTarget(
  parts: Omit<SnippetTarget, 'write'> & {
    /** What begins a comment that ends with its line. */
    readonly comment: string
    /** What has to stand above everything else. */
    readonly opening?: string
    readonly code: (request: SnippetRequest) => string
  },
): SnippetTarget {
  const { comment, opening, code, ...target } = parts
  return {
    ...target,
    write(request) {
      const clean = cleanRequest(request)
      const remarks = metLimits(target.limits, clean).map(({ reason }) => `${comment} ${reason}`)
      return [...(opening === undefined ? [] : [opening]), ...remarks, code(clean)].join('\n')
    },
  }
}

/** All that a target cannot do. */
export function limitsOf(target: SnippetTarget): readonly SnippetLimit[] {
  return target.limits
}

/** Those that a request meets. */
export function limitsMetBy(target: SnippetTarget, request: SnippetRequest): readonly SnippetLimit[] {
  return metLimits(target.limits, cleanRequest(request))
}

function metLimits(limits: readonly SnippetLimit[], request: SnippetRequest): readonly SnippetLimit[] {
  return limits.filter(({ applies }) => applies(request))
}
