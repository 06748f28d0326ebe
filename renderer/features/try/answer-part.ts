/** The address of what may be looked at of an answer (electron/windows/answer-addresses.ts). */
export function answerPart(exchangeId: string, part: 'page' | 'picture'): string {
  return `app://answer/${exchangeId}/${part}`
}
