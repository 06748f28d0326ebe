/**
 * Decides for each value of a command whether people are asked for it or it always stays the same, and collects the form that
 * becomes of those that are asked for. A secret that stands in the command is asked for, and never kept.
 */
import { isPlaceholder, splitAtPlaceholders, type TextPiece } from '../curl-import/placeholders.ts'
import { isSecretParameter } from '../curl-import/secret-names.ts'
import type { FormField } from '../domain/form-field.ts'
import { looksSecret } from '../login/looks-secret.ts'
import { type FieldWords, fieldWords, isKnownName, isTelling } from './field-words.ts'

/** Where a value stands: what it is called there, and which kind of place that is. */
export type ValuePlace = { readonly name: string; readonly in: 'path' | 'query' | 'header' | 'body' | 'basic' }

/** What a value is: asked for as a whole, put together from gaps (`{name}`) and words, or always the same. */
export type AskedValue =
  | { readonly kind: 'asked'; readonly field: string }
  | { readonly kind: 'mixed'; readonly template: () => string; readonly whole: () => string }
  | { readonly kind: 'fixed'; readonly text: string }

export type AskedValues = {
  readonly read: (text: string, place: ValuePlace) => AskedValue
  /** The value as a template, gaps and all. */
  readonly template: (text: string, place: ValuePlace) => string
  /** Adds a field, or finds the one that stands for the same value; gives its name. */
  readonly ask: (key: string, words: FieldWords, more?: Partial<FormField>) => string
  readonly fields: () => readonly FormField[]
  /** Sentences on the secrets that stood in the command. */
  readonly keptOut: () => readonly string[]
}

/** `variables` are the placeholders that the reading of the command found. */
export function createAskedValues(variables: readonly string[]): AskedValues {
  const fields = new Map<string, FormField>()
  const keptOut = new Set<string>()

  const ask = (key: string, words: FieldWords, more: Partial<FormField> = {}): string => {
    const there = fields.get(key)
    if (there !== undefined) return there.name
    const taken = [...fields.values()]
    const name = firstFree(words.name, (one) => taken.some((field) => field.name === one), '')
    const label = firstFree(words.label, (one) => taken.some((field) => field.label === one), ' ')
    fields.set(key, { name, label, secret: words.secret, required: true, kind: 'text', ...more })
    return name
  }

  const askFor = (placeholder: string, place: ValuePlace): string => {
    // In Basic a name may be anything: an e-mail address, a client ID.
    const isOther = place.in === 'path' || (place.in === 'basic' && isKnownName(placeholder))
    const isWhole = !isOther && isKnownName(place.name)
    const words = fieldWords(isWhole || !isTelling(placeholder) ? place.name : fullName(placeholder, place))
    const secret = words.secret || (place.in !== 'path' && fieldWords(place.name).secret)
    // What says nothing stands for something else wherever it stands.
    const key = isTelling(placeholder) ? `<${bareOf(placeholder)}>` : `${place.in} ${place.name}`
    return ask(key, { ...words, secret })
  }

  const read = (text: string, place: ValuePlace): AskedValue => {
    if (isPlaceholder(text, variables) && isOne(text, variables)) return { kind: 'asked', field: askFor(text, place) }
    if (isShouted(text, place)) return { kind: 'asked', field: askFor(text, place) }
    const pieces = splitAtPlaceholders(text, variables)
    const [first] = pieces
    if (pieces.length === 1 && first?.isPlaceholder === true) return { kind: 'asked', field: askFor(text, place) }
    if (pieces.some((piece) => piece.isPlaceholder)) {
      const words = fieldWords(place.name)
      // `abc$FOO9` is a password with a dollar sign in it more often than a word before a placeholder.
      return words.secret && pieces.some((piece) => isPartOfSecret(piece, place))
        ? askInstead(text, words, place)
        : mixed(text, pieces, place)
    }
    const words = fieldWords(place.name)
    const opens = isSecretValue(text, place)
    if (!opens && (place.in === 'path' || !words.isCredential || text === '')) return { kind: 'fixed', text }
    return askInstead(text, { ...words, secret: words.secret || opens }, place)
  }

  /** Asks for a value that the command has: what is secret of it is told to be left out. */
  const askInstead = (text: string, words: FieldWords, place: ValuePlace): AskedValue => {
    const key = `${place.in} ${place.name}`
    const field = ask(key, words)
    if (words.secret && !isExample(text)) keptOut.add(fields.get(key)?.label ?? words.label)
    return { kind: 'asked', field }
  }

  const mixed = (text: string, pieces: readonly TextPiece[], place: ValuePlace): AskedValue => ({
    kind: 'mixed',
    template: () =>
      pieces.map((piece) => (piece.isPlaceholder ? `{${askFor(piece.text, place)}}` : piece.text)).join(''),
    whole: () =>
      ask(`${place.in} ${place.name}`, fieldWords(place.name), {
        hint: `As the documentation writes it: ${text.slice(0, 200)}`,
      }),
  })

  return {
    read,
    template(text, place) {
      const value = read(text, place)
      if (value.kind === 'asked') return `{${value.field}}`
      return value.kind === 'mixed' ? value.template() : value.text
    },
    ask,
    fields: () => [...fields.values()],
    keptOut: () => [...keptOut].map(keptOutNote),
  }
}

/** A value that opens something, whatever it is called. */
function isSecretValue(text: string, place: ValuePlace): boolean {
  if (isExample(text)) return false
  if (place.in === 'query' && isSecretParameter(place.name)) return true
  return looksSecret('', text)
}

/** What stands beside a placeholder and could be a secret itself. Headers have words before theirs: `auth=<token>`. */
function isPartOfSecret({ isPlaceholder: isGap, text }: TextPiece, place: ValuePlace): boolean {
  return !isGap && (place.in === 'header' ? /\d/.test(text) : /[\p{L}\d]/u.test(text))
}

/** What is said of a secret that stood in the command. */
export function keptOutNote(label: string): string {
  return `The command has a value for “${label}”. It is not kept: you type it when you connect.`
}

/** `/things/<id>` asks for the ID of a thing. */
function fullName(placeholder: string, place: ValuePlace): string {
  const isShort = place.in === 'path' && /^(id|name|key|code|number)$/.test(bareOf(placeholder))
  return isShort && place.name !== 'value' ? `${place.name} ${placeholder}` : placeholder
}

/** One placeholder, not several with colons between them. */
function isOne(text: string, variables: readonly string[]): boolean {
  const pieces = splitAtPlaceholders(text, variables)
  return pieces.filter((piece) => piece.isPlaceholder).length <= 1
}

const shoutedWords =
  /(^|_)(USER|USERNAME|USERID|LOGIN|PASS|PASSWORD|PWD|TOKEN|SECRET|KEY|APIKEY|CLIENT|TENANT|EMAIL|ACCOUNT|HOST|HOSTNAME|DOMAIN|ORG|REALM|SITE|PROJECT|ID|SID)(_|$)/

/** A word in capitals that stands for a value: anywhere by what it says, in place of a credential always. */
function isShouted(text: string, place: ValuePlace): boolean {
  if (!/^[A-Z][A-Z0-9]*(?:[_ -][A-Z0-9]+)*$/.test(text) || text.length < 3 || text.length > 60) return false
  const says = shoutedWords.test(text.replace(/[ -]/g, '_'))
  if (place.in === 'path') return says && text.includes('_')
  return says || fieldWords(place.name).isCredential
}

/** Words that documents use for a password, so that nothing was kept out where one stands. */
export function isExample(text: string): boolean {
  return /^(my|your|the|some)?[\W_]*(password|passwd|pass|pwd|secret|(api[\W_]?)?token|api[\W_]?key|key|changeme|example|test|12345\d*|p[a@]ssw[o0]rd)[\W_]*\d{0,3}!?$/i.test(
    text,
  )
}

function firstFree(wanted: string, isTaken: (one: string) => boolean, gap: string): string {
  let found = wanted
  for (let count = 2; isTaken(found); count += 1) found = `${wanted}${gap}${count}`
  return found
}

function bareOf(placeholder: string): string {
  return placeholder.toLowerCase().replace(/[^a-z0-9]/g, '')
}
