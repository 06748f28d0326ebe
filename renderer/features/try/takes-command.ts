/**
 * Whether a pasted text is to be read as a curl command there: in any field of the request, and where nothing takes text at
 * all; but a text that begins otherwise only in the address, and none in an editor that holds something already.
 */
export function takesCommand(target: EventTarget | null, form: HTMLElement | null, text: string): boolean {
  if (form === null || !(target instanceof Element)) return false
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  const field = target.closest('input, textarea, [contenteditable="true"]')
  const isAddress = field instanceof HTMLInputElement && field.name === 'request-url'
  if (!isAddress && !/^[\s$>#%]{0,10}(?:sudo\s+)?curl(?:\.exe)?\s/i.test(text)) return false
  if (field === null) return target === document.body || form.contains(target)
  if (!form.contains(field)) return false
  if (field instanceof HTMLInputElement) return true
  const held = field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? '')
  return held.trim() === ''
}
