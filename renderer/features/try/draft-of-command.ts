/** A pasted curl command as a request in the form, and what the person should know about it. */

import type { CurlReading } from '../../../shared/curl-import/curl-reading.ts'
import { readCurlCommand } from '../../../shared/curl-import/read-command.ts'
import type { NameValue } from '../../../shared/domain/http-exchange.ts'
import { rowsOfAddress } from '../../../shared/domain/query-rows.ts'
import { emptyForm, type RequestForm, rowsOf } from '../../../shared/domain/request-form.ts'
import { bodyOfCommand } from './body-of-command.ts'

export type PastedCommand = {
  readonly draft: RequestForm
  /** Whole sentences, most important first; empty when everything was taken over. */
  readonly remarks: readonly string[]
}

/** The request of the first curl command in a text; null when there is none. */
export function draftOfCommand(text: string): PastedCommand | null {
  const reading = readCurlCommand(text)
  if (reading === null || reading.request.url === '') return null
  const { method, url, headers } = reading.request
  const body = bodyOfCommand(reading.request.body, method)
  return {
    draft: {
      ...emptyForm,
      ...body.draft,
      method,
      url,
      query: rowsOfAddress(url, []),
      headers: rowsOf([...withoutSignIn(headers), ...body.headers]),
    },
    remarks: [...remarksOn(reading), ...body.remarks, ...rest(reading)],
  }
}

/** The command's own credentials stay out: the connection's token takes their place. */
function withoutSignIn(headers: readonly NameValue[]): readonly NameValue[] {
  return headers.filter(({ name }) => name.toLowerCase() !== 'authorization')
}

function remarksOn({ request, placeholders }: CurlReading): readonly string[] {
  const remarks: string[] = []
  if (request.basic !== null || withoutSignIn(request.headers).length < request.headers.length) {
    remarks.push('The command brought its own sign-in. It was left out: Hallpass adds the token of this connection.')
  }
  if (placeholders.length > 0) remarks.push(`Still to fill in: ${placeholders.join(', ')}.`)
  if (!request.verifyTls) {
    remarks.push(
      'The command does not check the server’s certificate (-k). Here that is set under Set-up, for the whole connection.',
    )
  }
  return remarks
}

function rest({ notUnderstood, leftOut, notes }: CurlReading): readonly string[] {
  return [
    ...notes,
    ...(notUnderstood.length > 0 ? [`Not understood: ${notUnderstood.join(' ')}`] : []),
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join(' · ')}`] : []),
  ]
}
