/** A server that vouches only for itself: said, shown, trusted for one connection; and refused once it shows another one. */
import { makeCertificate } from '../electron/http/test-certificate.ts'
import { expect, test } from './fixtures/app.ts'
import {
  credentialsOf,
  fillForm,
  openForm,
  openTab,
  send,
  sendExample,
  theAnswer,
  theToken,
  wayOf,
} from './fixtures/person.ts'
import { startSecureFront } from './fixtures/secure-front.ts'

test('a self-signed certificate is trusted for this connection, and no other one in its place', async ({
  app: { page },
  practice,
}) => {
  const here = { name: 'our test server', hosts: ['127.0.0.1'] }
  const { infoworks } = practice.systems
  const way = wayOf('infoworks', 'user-password')
  const front = await startSecureFront(infoworks.servers.server ?? '', makeCertificate(here))
  try {
    await openForm(page, way)
    await fillForm(page, way, { ...credentialsOf(infoworks), server: front.url })
    await page.keyboard.press('Enter')
    const alert = page.getByRole('main').getByRole('alert').first()
    await expect(alert).toContainText('vouches only for itself')
    await expect(alert).toContainText(/([0-9A-F]{2}:){31}[0-9A-F]{2}/)
    expect(front.arrived()).toBe(0)

    await alert.getByRole('button', { name: 'Trust this certificate…' }).click()
    const question = page.getByRole('dialog', { name: 'Trust this certificate?' })
    await expect(question).toContainText('our test server')
    await question.getByRole('button', { name: 'Do not trust it' }).click()
    expect(front.arrived()).toBe(0)
    await alert.getByRole('button', { name: 'Trust this certificate…' }).click()
    await question.getByRole('button', { name: 'Trust it for this connection' }).click()
    await expect(theToken(page)).toBeVisible()

    const answer = await sendExample(page, way, infoworks.placeholders)
    await expect(answer.getByRole('heading', { name: '200' })).toBeVisible()
    await expect(answer).toContainText('the one certificate that you trust')
    await answer.getByRole('button', { name: 'Certificate of the server' }).click()
    const shown = page.getByRole('dialog', { name: 'Certificate of the server' })
    await expect(shown).toContainText('Itself: it is self-signed')
    await page.keyboard.press('Escape')

    front.show(makeCertificate(here))
    const before = front.arrived()
    await send(page)
    const refused = page.getByRole('main').getByRole('alert').first()
    await expect(refused).toContainText('another certificate than the one you trusted')
    expect(front.arrived()).toBe(before)

    // The owner says that it was renewed.
    await refused.getByRole('button', { name: 'Trust the new one…' }).click()
    await question.getByRole('button', { name: 'Trust it for this connection' }).click()
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()

    await openTab(page, 'Set-up')
    await page.locator('summary', { hasText: 'Network' }).click()
    await page.getByRole('button', { name: 'Stop trusting it' }).click()
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('vouches only for itself')
  } finally {
    await front.close()
  }
})
