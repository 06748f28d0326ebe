/** A person who types a device's code on the page of the test authorization server, as their browser would send it. */
import { createTestBrowser } from './test-browser.ts'

/** Goes to the page, types the code, agrees or not, and follows where the server leads. */
export async function typeCode(page: string, userCode: string, answer: 'agree' | 'abort' = 'agree'): Promise<void> {
  const browser = createTestBrowser()
  const { body } = await browser.visit(page)
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const how = answer === 'agree' ? { confirm: 'yes' } : { abort: 'yes' }
  await browser.visit(page, { xsrf, user_code: userCode, ...how })
}
