/** A pasted command as a request in the form, and what the person should know about it. */
import { asCurlReading } from '../../../shared/command-import/as-curl-reading.ts'
import { readCommand } from '../../../shared/command-import/read-commands.ts'
import type { CurlReading } from '../../../shared/curl-import/curl-reading.ts'
import { readCurlCommand } from '../../../shared/curl-import/read-command.ts'
import { rowsOfAddress } from '../../../shared/domain/query-rows.ts'
import { emptyForm, type FormRow, type RequestForm, rowsOf } from '../../../shared/domain/request-form.ts'
import { namesIn } from '../../../shared/variables/template.ts'
import { bodyOfCommand } from './body-of-command.ts'
import { type CommandSecret, placeSecret, secretsOfCommand } from './command-secrets.ts'

const signInLeftOut =
  'The command brought its own sign-in. It was left out: Hallpass adds the token of this connection.'

export type PastedCommand = {
  /** Whole sentences, most important first; empty when everything was taken over. */
  readonly remarks: readonly string[]
  /** What is secret in the command, each once. */
  readonly secrets: readonly CommandSecret[]
  /** The request, with what `written` says in place of each secret; null leaves it out. */
  readonly fill: (written: (secret: CommandSecret) => string | null) => RequestForm
}

/** The request of the first command in a text, whichever language it is in; null when there is none. `taken` are names that variables have already. */
export function draftOfCommand(text: string, taken: readonly string[]): PastedCommand | null {
  const reading = readFirst(text)
  if (reading === null || reading.request.url === '') return null
  const { method, url, headers } = reading.request
  const body = bodyOfCommand(reading.request.body, method)
  const whole: RequestForm = {
    ...emptyForm,
    ...body.draft,
    method,
    url,
    query: rowsOfAddress(url, []),
    headers: rowsOf([...headers, ...body.headers]),
  }
  const secrets = secretsOfCommand(reading, taken)
  return {
    remarks: [...remarksOn(reading, secrets), ...body.remarks, ...rest(reading)],
    secrets,
    fill: (written) => withoutSignIn(secrets.reduce((form, one) => placeSecret(form, one, written(one)), whole)),
  }
}

/** What is known of curl alone is more than what all languages have in common. */
function readFirst(text: string): CurlReading | null {
  const first = readCommand(text)
  return first === null || first.command.language === 'curl'
    ? readCurlCommand(text)
    : asCurlReading(first.command, first.others)
}

/** A sign-in that is no secret to us, such as one still to be filled in, stays out: the connection's token takes its place. */
function withoutSignIn(form: RequestForm): RequestForm {
  const isOut = ({ name, value }: FormRow) => /^authorization$/i.test(name) && namesIn(value).length === 0
  return { ...form, headers: form.headers.filter((row) => !isOut(row)) }
}

function remarksOn({ request, placeholders }: CurlReading, secrets: readonly CommandSecret[]): readonly string[] {
  const remarks: string[] = []
  const hasSignIn = request.basic !== null || request.headers.some(({ name }) => /^authorization$/i.test(name))
  if (hasSignIn && !secrets.some(({ isSignIn }) => isSignIn)) remarks.push(signInLeftOut)
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

/** What became of the secrets, in sentences. */
export function remarksOnSecrets(
  { secrets }: Pick<PastedCommand, 'secrets'>,
  written: (secret: CommandSecret) => string | null,
): readonly string[] {
  const out = secrets.filter((secret) => written(secret) === null)
  const signIn = out.some(({ isSignIn }) => isSignIn) ? [signInLeftOut] : []
  const others = out.filter(({ isSignIn }) => !isSignIn).map(({ what }) => what)
  const kept = secrets.flatMap((secret) => written(secret) ?? [])
  return [
    ...signIn,
    ...(others.length > 0 ? [`Left out, since it is secret: ${others.join(', ')}.`] : []),
    ...(kept.length > 0 ? [`Kept in the vault: ${kept.join(', ')}.`] : []),
  ]
}
