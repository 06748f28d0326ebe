/**
 * Whether a pasted text is to be read as a command there: in any field of the request, and where nothing takes text at
 * all; but a text that begins otherwise only in the address, and none in an editor that holds something already.
 */
export function takesCommand(target: EventTarget | null, form: HTMLElement | null, text: string): boolean {
  if (form === null || !(target instanceof Element)) return false
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  const field = target.closest('input, textarea, [contenteditable="true"]')
  const isAddress = field instanceof HTMLInputElement && field.name === 'request-url'
  if (!isAddress && !beginsWithCommand.test(text)) return false
  if (field === null) return target === document.body || form.contains(target)
  if (!form.contains(field)) return false
  if (field instanceof HTMLInputElement) return true
  const held = field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? '')
  return held.trim() === ''
}

/** A program of the shell, HTTPie with a method or an address behind it, or a call of Python's requests. */
const beginsWithCommand =
  /^[\s$>#%]{0,10}(?:(?:sudo\s+)?(?:curl|wget)(?:\.exe)?\s|(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s|(?:https?|xh)\s+(?:[A-Z]{3,7}\s|-|:\/|https?:\/\/)|import requests\b|(?:\w{1,40}\s*=\s*)?requests\.[a-z]{3,7}\()/i
