/** Tells SAML messages (OASIS SAML 2.0 core, sections 2 and 3) from other texts. Reads nothing of them. */

/** Its root stands within the first characters, behind an XML declaration at most. */
const LOOKED_AT = 1_024

/** Whether a text is a SAML response or assertion, as XML or as base64 of it, which is how forms carry it. */
export function isSaml(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  if (start.startsWith('<')) return hasSamlRoot(start)
  if (!start.startsWith('P')) return false
  try {
    const base64 = start.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '')
    return hasSamlRoot(atob(base64.slice(0, base64.length - (base64.length % 4))))
  } catch {
    return false
  }
}

function hasSamlRoot(xml: string): boolean {
  return /^(?:<\?xml[^>]{0,200}\?>)?\s{0,20}<(?:[\w-]{1,40}:)?(?:Response|Assertion)[\s>]/.test(xml)
}
