/** Tells a command from a sentence that begins with "curl is a tool". */
import { looksLikeAddress } from './read-options.ts'

/** `withinText`: the command stands in the middle of a line of prose. `text`: all that was pasted. */
export function isCurlCommand(args: readonly string[], withinText: boolean, text: string): boolean {
  const [first, second] = args
  if (first === undefined) return ONLY_CURL.test(text.slice(0, 80)) && text.trim().length < 60
  // Windows PowerShell's `curl` is `Invoke-WebRequest`.
  if (args.some((word) => word.length < 20 && POWERSHELL_OPTION.test(word))) return false
  if (withinText && !args.some((word) => /^(?:https?:\/\/|[$<{%][\w{<(-])/.test(word))) return false
  if (isOption(first) || looksLikeAddress(first)) return true
  if (withinText) return false
  // An address without dots, or one that was lost.
  return second === undefined || isOption(second) || first === '' || first.includes('/')
}

const ONLY_CURL = /^\W{0,20}(?:sudo )?curl(?:\.exe)?\W{0,20}$/i

const POWERSHELL_OPTION =
  /^-(?:Uri|Method|Headers|Body|ContentType|UseBasicParsing|OutFile|InFile|WebSession|Credential)$/i

function isOption(word: string): boolean {
  return /^(?:--?|[–—−]-?)[A-Za-z0-9#:]|^--?$/.test(word)
}
