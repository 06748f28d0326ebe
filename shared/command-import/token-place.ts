/** Where the commands around a request look for the token in its answer: `jq -r .access_token`, `r.json()["token"]`. */
import type { TokenPlace } from './command-reading.ts'

/** A name that a token may have. Names of refresh tokens, types and lifetimes are none. */
const TOKEN_NAME =
  /(?:token|jwt|ticket|session|sid|api_?key|access|bearer|credential|^auth$|^value$|^result$|^id$|^key$)/i
const NO_TOKEN = /refresh|type|expir|content|header|status|code|message|^headers$|raw/i

const MOST = 6

/** Looks through the text behind a command, `assigned` being the name that its answer was given. */
export function findTokenPlace(behind: string, assigned: string | null): TokenPlace {
  const paths = new Set<string>()
  let header: string | null = null
  const add = (path: string): void => {
    const clean = path.replace(/\[["']?([\w-]+)["']?\]/g, '.$1').replace(/^\.+/, '')
    const last = clean.split('.').at(-1) ?? ''
    if (/^[\w-]+(?:\.[\w-]+){0,8}$/.test(clean) && paths.size < MOST && TOKEN_NAME.test(last) && !NO_TOKEN.test(last))
      paths.add(clean)
  }
  const text = behind.slice(0, 4_000)

  for (const [, path = ''] of text.matchAll(/\bjq\s+(?:-\w+\s+|--[\w-]+\s+){0,4}["']?\.([\w.[\]"-]{1,100})/g))
    add(path.replace(/"/g, ''))
  for (const [, path = ''] of text.matchAll(/-Exp\w*\s+["']?([\w.]{1,60})/gi)) add(path)
  // sed, grep and awk name the member in quotes.
  const pipeline = /^[^\n]{0,2000}/.exec(text)?.[0] ?? ''
  if (/\b(?:sed|f?grep|egrep|awk|cut|perl|python3?)\b/.test(pipeline)) {
    for (const [, name = ''] of pipeline.matchAll(/["'\\]{1,4}([A-Za-z]\w{1,40})["'\\]{1,4}(?:\s*[:\]]|['"])?/g))
      add(name)
  }
  header ??=
    /\b(?:f?grep|awk|sed)\b[^\n|]{0,40}?["'/^ ]((?:x-|X-)[\w-]{2,60}|[\w]+-[Tt]oken)/.exec(pipeline)?.[1] ?? null
  header ??= /\.headers(?:\.get\(|\[)\s*["']([\w-]{2,60})["']/i.exec(text)?.[1] ?? null
  header ??= /\.Headers\.["']([\w-]{2,60})["']/i.exec(text)?.[1] ?? null

  for (const [, path = ''] of text.matchAll(
    /\.json\(\)((?:\[["'][\w-]{1,60}["']\]|\.get\(["'][\w-]{1,60}["'][^)]{0,20}\)){1,8})/g,
  ))
    add(steps(path))
  for (const [, path = ''] of text.matchAll(/(?:^|\n)?[^\n]{0,20}(?:ConvertFrom-Json|^)\)((?:\.\w{1,60}){1,8})/g))
    add(path)
  for (const [, path = ''] of text.matchAll(/^\)((?:\.\w{1,60}){1,8})/g)) add(path)
  for (const name of namesOfAnswer(text, assigned)) {
    const escaped = name.replace(/\$/g, '\\$')
    const member = new RegExp(
      `(?<![\\w$])${escaped}((?:\\.get\\(["'][\\w-]{1,60}["']|\\.\\w{1,60}(?!\\()|\\[["'][\\w-]{1,60}["']\\]){1,8})`,
      'g',
    )
    for (const [, path = ''] of text.matchAll(member)) add(steps(path))
  }
  return { paths: [...paths], header: header?.toLowerCase() ?? null }
}

/** The names that the answer, or its JSON, has. */
function namesOfAnswer(text: string, assigned: string | null): readonly string[] {
  const names = assigned === null ? [] : [assigned]
  const json =
    /(?:^|\n)\s*(\$?[A-Za-z_]\w{0,60})\s*=\s*(?:\$?\w{1,60}\.json\(\)(?![[.])|json\.loads\(|\$\w{1,60}(?:\.Content)?\s*\|\s*ConvertFrom-Json)/g
  for (const [, name = ''] of text.matchAll(json)) if (names.length < 4) names.push(name)
  return names
}

function steps(path: string): string {
  return path.replace(/\.get\(["']([\w-]+)["'][^)]*\)?/g, '.$1').replace(/\[["']([\w-]+)["']\]/g, '.$1')
}
