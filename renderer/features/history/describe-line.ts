/** An exchange of the past in a few words. */
import type { AppErrorCode } from '../../../shared/core/app-error.ts'
import type { HistoryLine } from '../../../shared/domain/history.ts'

const noAnswer: Partial<Record<AppErrorCode, string>> = {
  'certificate-refused': 'certificate not accepted',
  'connection-lost': 'the connection broke',
  offline: 'no network',
  'server-not-found': 'no such server',
  'server-unreachable': 'nothing answered',
  timeout: 'no answer in time',
  'tls-failed': 'no secure connection',
}

/** `200`, or why there was no answer. */
export function describeOutcome({ status, failure }: Pick<HistoryLine, 'status' | 'failure'>): string {
  return status === null ? ((failure && noAnswer[failure]) ?? 'no answer') : String(status)
}

/** The part of an address that tells one request from another: path and query; all of what is no whole address. */
export function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}
