/** A file name that a server suggested → one that is only a name, on every system. */

const longest = 120
const windowsDevices = /^(con|prn|aux|nul|com\d|lpt\d)$/i

export function safeFileName(suggested: string): string {
  const last = suggested.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    // Control characters, characters that no Windows file name has, and those that turn the reading direction.
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const dot = clean.lastIndexOf('.')
  const stem = dot > 0 ? clean.slice(0, dot) : clean
  const extension = dot > 0 ? clean.slice(dot, dot + 20) : ''
  if (stem === '') return 'answer.bin'
  return `${windowsDevices.test(stem) ? '_' : ''}${[...stem].slice(0, longest).join('')}${extension}`
}
