/** What a server asks a browser to keep (RFC 6265), in plain words. */
import type { Cookie } from 'set-cookie-parser'
import { counted } from '../../../shared/core/counted.ts'

/** One line on how long a cookie would be kept and where it would be sent. Without a final full stop. */
export function describeCookie({ expires, maxAge, domain, path, secure, httpOnly, sameSite }: Cookie): string {
  const where = `${domain === undefined ? 'this server only' : `${domain.replace(/^\./, '')} and below`}${path === undefined || path === '/' ? '' : `, under ${path}`}`
  const rules = [
    secure ? 'https only' : '',
    httpOnly ? 'hidden from scripts' : '',
    sameSite === undefined ? '' : `SameSite ${sameSite}`,
  ]
  return [howLong(maxAge, expires), `sent to ${where}`, ...rules].filter((word) => word !== '').join(' · ')
}

function howLong(maxAge: number | undefined, expires: Date | undefined): string {
  if (maxAge !== undefined) return maxAge <= 0 ? 'deleted at once' : `kept ${inWords(maxAge)}`
  if (expires === undefined || Number.isNaN(expires.getTime())) return 'until the browser closes'
  return expires.getTime() === 0 ? 'deleted at once' : `kept until ${expires.toUTCString()}`
}

function inWords(seconds: number): string {
  const [unit, length] = units.find(([, least]) => seconds >= least) ?? ['second', 1]
  return counted(Math.round(seconds / length), unit)
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const
