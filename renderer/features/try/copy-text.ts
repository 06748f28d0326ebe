/**
 * Puts a text on the clipboard from a click. Without the clipboard permission, which this window does not have and does
 * not need: the browser's own copy command, with our text in place of a selection.
 */
export function copyText(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', onCopy, { once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', onCopy)
  return done
}
