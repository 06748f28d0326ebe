/** Goes through the names and values of a text, whatever it is written in, whole or in pieces. */

/** How a value stands: `text` within quotes of JSON, still escaped; `figure` without any; `plain` as it is. */
export type PairKind = 'text' | 'figure' | 'plain'

/** What stands in a value's place; null leaves it. A `figure` is replaced with all that stands for it. */
export type PairReplacer = (name: string, value: string, kind: PairKind) => string | null

/** Members of JSON, arguments of GraphQL, attributes and elements of XML, and `name=value`. Linear in the length of the text. */
export function replacePairs(text: string, replace: PairReplacer): string {
  return text
    .replace(
      /("((?:[^"\\]|\\.){1,200})"\s*:\s*)(?:"((?:[^"\\]|\\.)*)"|(-?\d[\d.eE+-]*))/g,
      (whole, start: string, name: string, value: string | undefined, figure: string | undefined) => {
        const next = replace(name, value ?? figure ?? '', value === undefined ? 'figure' : 'text')
        if (next === null) return whole
        return value === undefined ? `${start}${next}` : `${start}"${next}"`
      },
    )
    .replace(
      /\b([A-Za-z_]\w{0,99})(\s{0,20}:\s{0,20}\\?")([^"\\]{1,2000})(?=\\?")/g,
      (whole, name: string, mark: string, value: string) => {
        const next = replace(name, value, 'plain')
        return next === null ? whole : `${name}${mark}${next}`
      },
    )
    .replace(
      /(^|[<\s])([A-Za-z_][\w:.-]{0,99})=(["'])([^"'<>]{1,2000})\3/g,
      (whole, before: string, name: string, quote: string, value: string) => {
        const next = replace(name, value, 'plain')
        return next === null ? whole : `${before}${name}=${quote}${next}${quote}`
      },
    )
    .replace(/(^|[?&#;\s])([\w.[\]%-]{1,200})=([^&#\s"'<>]*)/g, (whole, mark: string, name: string, value: string) => {
      const next = replace(name, value, 'plain')
      return next === null ? whole : `${mark}${name}=${next}`
    })
    .replace(
      /<([A-Za-z_][\w.:-]{0,199})((?:\s[^<>]*)?)>([^<>]+)<\/\1>/g,
      (whole, name: string, more: string, value: string) => {
        const next = replace(name, value, 'plain')
        return next === null ? whole : `<${name}${more}>${next}</${name}>`
      },
    )
}
