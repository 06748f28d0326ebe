import type { ClipboardEvent } from 'react'

/** Pastes a one-line value without the spaces and line ends that came along. Undo still works. */
export function pasteTrimmed(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text')
  const trimmed = pasted.trim()
  if (trimmed === pasted || trimmed === '') return
  event.preventDefault()
  // The only way to insert text that an input's own undo knows about.
  document.execCommand('insertText', false, trimmed.replace(/[\r\n]+/g, ''))
}
