/** Instants as servers write them where they say when a token ends. */

const millisecondsFrom = 1e11

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i

// RFC 9110 section 5.6.7: the form of today, and the two old ones that have to be understood.
const imfFixdate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
const rfc850 = /^[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/

/** An instant in ms on the server's clock. `zoneAssumed`: the text named no time zone, so UTC was taken. */
export type ReadInstant = { readonly instant: number; readonly zoneAssumed: boolean }

/**
 * Reads seconds or milliseconds since 1970 (as a number or as text), ISO 8601 with a time of day, or a date of RFC 9110.
 * Null for anything else; whether the instant makes sense is for the caller.
 */
export function readInstant(given: unknown): ReadInstant | null {
  if (typeof given === 'number') return fromNumber(given)
  if (typeof given !== 'string' || given.length > 60) return null
  const text = given.trim()
  if (/^\d{1,16}(\.\d{1,9})?$/.test(text)) return fromNumber(Number(text))
  const parts = iso.exec(text)
  if (parts !== null) return fromIso(parts)
  if (imfFixdate.test(text) || rfc850.test(text)) return known(Date.parse(text))
  // JavaScript would take the last form for the time of this computer; it is UTC.
  if (asctime.test(text)) return known(Date.parse(`${text} GMT`))
  return null
}

function fromNumber(given: number): ReadInstant | null {
  if (!Number.isFinite(given) || given <= 0) return null
  return known(given < millisecondsFrom ? given * 1000 : given)
}

function fromIso([, year, month, day, hour, minute, second = '00', part = '', zone]: RegExpExecArray) {
  const offset =
    zone === undefined || /[a-z]/i.test(zone) ? 'Z' : zone.replace(/^(.\d\d):?(\d\d)?$/, '$1:$2').padEnd(6, '0')
  const milliseconds = part.slice(0, 3).padEnd(3, '0')
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`)
  return known(instant, zone === undefined)
}

function known(instant: number, zoneAssumed = false): ReadInstant | null {
  return Number.isFinite(instant) ? { instant: Math.round(instant), zoneAssumed } : null
}
