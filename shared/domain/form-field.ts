/** One thing a sign-in needs to be told, as data; the form is drawn from it. */
export type FormField = {
  /** The name flows read it by, for example `username`. Unique within its sign-in. */
  readonly name: string
  readonly label: string
  /** Where the person finds the value. Plain words, one or two sentences. */
  readonly hint?: string
  readonly placeholder?: string
  /** Secrets are write-only: they go to the vault and never come back to the form. */
  readonly secret: boolean
  readonly required: boolean
  /**
   * `seconds`: a whole positive number. `choice`: one of `options`. `lines`: text of several lines, such as a key in PEM
   * form. `parameters`: rows of names and values for each step of a sign-in, as `extra-parameters.ts` writes them.
   */
  readonly kind: 'text' | 'seconds' | 'choice' | 'lines' | 'parameters'
  /** What can be chosen, for `choice`. */
  readonly options?: readonly FieldOption[]
  /** How the field starts; for `choice`, the option that counts when nothing was chosen. Never of a secret. */
  readonly default?: string
  /** Values that are offered while typing, for `text`. */
  readonly suggestions?: readonly string[]
  /** What those values mean, as far as that is known. */
  readonly meanings?: Readonly<Record<string, string>>
  /** The field counts only while another one, a choice, has one of these values. */
  readonly shownWhen?: { readonly field: string; readonly oneOf: readonly string[] }
  /** Most people never need it: it stands in the fold of further settings. */
  readonly isAdvanced?: boolean
  /** What a text has to be. `resources`: as `resource-indicators.ts` has them. `header-text`: what a header can carry. */
  readonly mustBe?: 'resources' | 'header-name' | 'header-text'
  /** A character that cannot be in this value, with the sentence that says why (Basic: no `:` in a user name). */
  readonly mustNotContain?: { readonly text: string; readonly reason: string }
}

/** One of the values of a choice. */
export type FieldOption = {
  readonly value: string
  readonly label: string
  /** One sentence that helps to choose. */
  readonly summary?: string
}

/** The value of a field that counts: what was given, else how it starts. */
export function fieldValue(field: FormField, values: Readonly<Record<string, string>>): string {
  const given = values[field.name]
  return given === undefined || (given === '' && field.kind === 'choice') ? (field.default ?? '') : given
}

/** Those of the fields that count with these values: the others neither are asked for nor go anywhere. */
export function shownFields(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
): readonly FormField[] {
  const shown = (field: FormField): boolean => {
    const when = field.shownWhen
    if (when === undefined) return true
    const other = fields.find(({ name }) => name === when.field)
    return other !== undefined && other !== field && shown(other) && when.oneOf.includes(fieldValue(other, values))
  }
  return fields.filter(shown)
}
