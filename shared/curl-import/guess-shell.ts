/**
 * Guesses which shell a command was written for. Signs that only one shell has count three, hints count one; the most
 * points win, and bash wins a tie, as nearly all documentation is written for it.
 */
import type { Shell } from './curl-reading.ts'

type Sign = readonly [Shell, points: number, pattern: RegExp]

const SIGNS: readonly Sign[] = [
  // A backslash at a line's end, `$'…'`, a single quote within single quotes, a here-document.
  ['bash', 3, /\\[ \t]*\n/],
  ['bash', 3, /[\s=]\$'/],
  ['bash', 3, /'\\''/],
  ['bash', 3, /<<-?\s?['"]?[A-Z]{2,}/],
  ['bash', 1, /(?:^|\n)[ \t]*\$ /],
  // A caret at a line's end or before a quote, the prompt of a drive, `%NAME%`.
  ['cmd', 3, /\^[ \t]*\n/],
  ['cmd', 3, /\^"/],
  ['cmd', 3, /(?:^|\n)[A-Z]:\\[^\n>]{0,100}>/],
  ['cmd', 2, /%[A-Z][A-Z0-9_]{2,}%(?![0-9A-F]{2})/],
  // A back-tick at a line's end or before a quote, PowerShell's prompt, `&` before a path, `$env:`, here-strings, its own commands.
  ['powershell', 3, /\s`[ \t]*\n/],
  ['powershell', 3, /[{[:,(\s]`"/],
  ['powershell', 3, /(?:^|\n)[ \t]*PS(?: [^\n>]{0,100})?>/],
  ['powershell', 3, /(?:^|\n)[ \t]*& ["'\w]/],
  ['powershell', 3, /\$env:\w/],
  ['powershell', 3, /@['"][ \t]*\n/],
  ['powershell', 3, /\|\s*(?:ConvertFrom-Json|Select-Object|Out-File|Out-Null|Format-List)/i],
  ['powershell', 2, /'\{\\"/],
  ['powershell', 1, /(?:^|\s)curl\.exe\s(?=[^\n]*\s')/i],
  ['cmd', 1, /(?:^|\s)curl\.exe\s(?![^\n]*\s')/i],
]

const NAMES: Readonly<Record<string, Shell>> = {
  ...{ bash: 'bash', sh: 'bash', shell: 'bash', zsh: 'bash', console: 'bash', 'shell-session': 'bash' },
  ...{ cmd: 'cmd', bat: 'cmd', batch: 'cmd', dos: 'cmd' },
  ...{ powershell: 'powershell', pwsh: 'powershell', ps1: 'powershell', ps: 'powershell' },
}

/** `language` is what a Markdown fence says, which is a sign like others: people write `bash` over anything. */
export function guessShell(text: string, language: string): Shell {
  const named = NAMES[language.toLowerCase()]
  const points = { bash: 0, cmd: 0, powershell: 0 }
  if (named !== undefined) points[named] += 2
  for (const [shell, count, pattern] of SIGNS) if (pattern.test(text)) points[shell] += count
  // cmd knows no single quotes.
  if (/\s'[^'\n]*'/.test(text)) points.cmd = Math.min(points.cmd, 2)
  if (points.powershell > points.bash && points.powershell >= points.cmd) return 'powershell'
  return points.cmd > points.bash ? 'cmd' : 'bash'
}
