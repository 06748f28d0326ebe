/** Reads a pasted curl command: what it would send, and what a person should know about it. Runs nothing, reads no file. */
import { buildRequest } from './build-request.ts'
import type { CurlReading, CurlRequest, Shell } from './curl-reading.ts'
import { type CommandStart, findCommands, withoutFences } from './find-commands.ts'
import { findSecrets } from './find-secrets.ts'
import { guessShell } from './guess-shell.ts'
import { isCurlCommand } from './is-curl-command.ts'
import { findPathParameters, findPlaceholders } from './placeholders.ts'
import { readOptions } from './read-options.ts'
import type { ShellCommand, Tokenizer } from './shell-command.ts'
import { straightenQuotes } from './straighten-quotes.ts'
import { tokenizeBash } from './tokenize-bash.ts'
import { tokenizeCmd } from './tokenize-cmd.ts'
import { tokenizePowershell } from './tokenize-powershell.ts'

const TOKENIZERS: Readonly<Record<Shell, Tokenizer>> = {
  bash: tokenizeBash,
  cmd: tokenizeCmd,
  powershell: tokenizePowershell,
}

/** Nobody pastes more, and a regular expression has its limits. */
const LONGEST = 4_000_000

/** How many further commands of a text are listed, how many variables of a command are followed, how many characters are gone through. */
const MOST_OTHERS = 20
const MOST_WORK = 2_000_000
const MOST_VARIABLES = 200

/**
 * The first curl command of a text, or null if there is none. Forgives prompts, `sudo`, assignments, Markdown, curly quotes,
 * and words around it. Without `shell`, the shell is guessed by signs (see `guess-shell.ts`). PowerShell's own `curl`, which
 * is `Invoke-WebRequest` and told by `-Uri`, `-Method` and their like, is no curl command. Never throws.
 */
export function readCurlCommand(text: string, shell?: Shell): CurlReading | null {
  if (text.length > LONGEST) return null
  const lines = text.replace(/\r\n?/g, '\n')
  const bare = withoutFences(lines)
  const starts = findCommands(lines)
  const commands = readStarts(bare, starts, shell)
  const [first] = commands
  return first === undefined
    ? null
    : readingOf(
        first,
        commands.slice(1).map(({ text: other }) => other),
      )
}

type Found = {
  readonly command: ShellCommand
  readonly shell: Shell
  readonly text: string
  /** How many characters were gone through for it. */
  readonly work: number
}

/** The calls of curl among these places, one behind the other. */
function readStarts(text: string, starts: readonly CommandStart[], shell: Shell | undefined): readonly Found[] {
  const found: Found[] = []
  let from = 0
  let work = 0
  for (const [index, start] of starts.entries()) {
    if (start.start < from || found.length > MOST_OTHERS || work > MOST_WORK) continue
    const next = starts[index + 1]?.start ?? text.length
    const one = readStart(text, start, next, shell)
    work += one.work
    if (!isCurlCommand(one.command.words, start.withinText, text)) continue
    from = one.command.end
    found.push(one)
  }
  return found
}

function readStart(text: string, place: CommandStart, next: number, shell: Shell | undefined): Found {
  const lineStart = text.lastIndexOf('\n', place.start - 1) + 1
  const guessed =
    shell ??
    guessShell(text.slice(Math.max(lineStart, place.start - 400), Math.min(next, place.start + 20_000)), place.language)
  const straight = straightenQuotes(text, place.argumentsStart)
  const command = TOKENIZERS[guessed](straight, place.argumentsStart, place.closer)
  const work = command.end - place.start + (straight === text ? 0 : text.length)
  return { command, shell: guessed, text: text.slice(place.start, command.end).trim(), work }
}

function readingOf({ command, shell }: Found, others: readonly string[]): CurlReading {
  const variables = command.variables.slice(0, MOST_VARIABLES)
  const options = readOptions(command.words)
  const built = buildRequest(options, { variables, input: command.input })
  const { request } = built
  return {
    shell,
    request,
    secrets: findSecrets(request, built.loginSource, variables),
    placeholders: [...new Set([...findPlaceholders(textsOf(request), variables), ...findPathParameters(request.url)])],
    notUnderstood: [...options.notUnderstood, ...options.withoutValue, ...built.notUnderstood],
    leftOut: [...built.leftOut, ...others],
    notes: [
      ...new Set([
        ...built.notes,
        ...options.withoutValue.map((option) => `The option ${option} asks for a value, and none follows.`),
        ...(command.unclosedQuote ? ['A quote is opened and never closed; the command may have been cut off.'] : []),
        ...(command.keptAmpersand
          ? ['The address holds an & without quotes around it; a shell would have cut it there.']
          : []),
        ...(others.length > 0 ? ['The text holds several curl commands; the first one is taken.'] : []),
      ]),
    ],
  }
}

/** Every text of a request that may hold a placeholder. */
function textsOf(request: CurlRequest): readonly string[] {
  const { body, basic, proxy, clientCertificate } = request
  return [
    ...[request.method, request.url],
    ...(basic === null ? [] : [basic.user, basic.password]),
    ...request.headers.flatMap(({ name, value }) => [name, value]),
    ...(body.kind === 'json' || body.kind === 'text' ? [body.text] : []),
    ...(body.kind === 'form' ? body.fields.flatMap(({ name, value }) => [name, value]) : []),
    ...(body.kind === 'multipart'
      ? body.parts.flatMap(({ name, value }) => [name, value.kind === 'text' ? value.text : value.path])
      : []),
    ...(body.kind === 'file' ? [body.path] : []),
    ...(proxy?.kind === 'server' ? [proxy.url, proxy.login?.user ?? '', proxy.login?.password ?? ''] : []),
    ...(clientCertificate === null
      ? []
      : [clientCertificate.certificate, clientCertificate.key ?? '', clientCertificate.passphrase ?? '']),
  ]
}
