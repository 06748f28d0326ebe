/** The query is a table and an address at once; rows are switched off, moved and written as text; headers are checked as they are typed. */
import { expect, test } from './fixtures/app.ts'
import { connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

test('the address and its table are one, whichever is edited', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await openTab(page, 'Try')
  const address = fieldOf(page, 'Path or full address')
  await address.fill('/api/v1/links/?q=a%20b&r=c+d&flag#here')
  await page.getByRole('tab', { name: 'Query 3' }).click()
  const value = (place: number) => page.getByRole('textbox', { name: `Value of query parameter ${place}` })
  await expect(value(1)).toHaveValue('a b')
  await expect(value(2)).toHaveValue('c d')

  await value(2).fill('x & y')
  await expect(address).toHaveValue('/api/v1/links/?q=a%20b&r=x%20%26%20y&flag#here')
  await page.getByRole('checkbox', { name: 'Send query parameter 1' }).uncheck()
  await expect(address).toHaveValue('/api/v1/links/?r=x%20%26%20y&flag#here')
  await expect(page.getByText('/api/v1/links/?r=x%20%26%20y&flag', { exact: false }).last()).toBeVisible()

  await test.step('typing in the middle of the address leaves the cursor there', async () => {
    await address.focus()
    await address.press('Home')
    for (let step = 0; step < '/api/v1/links/?r='.length; step += 1) await address.press('ArrowRight')
    await page.keyboard.type('12')
    await expect(address).toHaveValue('/api/v1/links/?r=12x%20%26%20y&flag#here')
    await expect(value(2)).toHaveValue('12x & y')
  })

  await page.getByRole('checkbox', { name: 'Send query parameter 1' }).check()
  await expect(address).toHaveValue('/api/v1/links/?q=a%20b&r=12x%20%26%20y&flag#here')
  await value(1).press('Alt+ArrowDown')
  await expect(address).toHaveValue('/api/v1/links/?r=12x%20%26%20y&q=a%20b&flag#here')
  await expect(value(2)).toBeFocused()
})

test('headers are suggested, checked at their row, switched off and written as text', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await openTab(page, 'Try')
  await page.getByRole('tab', { name: 'Headers' }).click()
  const field = (part: 'Name' | 'Value', place: number) =>
    page.getByLabel(`${part} of header ${place}`, { exact: true })

  await field('Name', 1).pressSequentially('acc')
  await expect(page.getByRole('option').first()).toHaveText('Accept')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field('Name', 1)).toHaveValue('Accept')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'text/csv' }).click()
  await expect(field('Value', 1)).toHaveValue('text/csv')

  await field('Name', 2).fill('X-City')
  await field('Value', 2).fill('Łódź')
  const complaint = page.getByRole('form', { name: 'Request' }).getByText('The letter at place 1 cannot travel')
  await expect(complaint).toBeVisible()
  await send(page)
  await expect(page.getByRole('alert')).toContainText('In the header “X-City”')
  await page.getByRole('button', { name: 'Show me' }).click()
  await expect(field('Value', 2)).toBeFocused()
  await page.getByRole('checkbox', { name: 'Send header 2' }).uncheck()
  await expect(complaint).toHaveCount(0)

  await page.getByRole('button', { name: 'Edit as text: headers' }).click()
  const text = page.getByRole('textbox', { name: 'Headers' })
  await expect(text).toHaveValue('Accept: text/csv\n# X-City: Łódź')
  await text.fill('Accept: application/json\n# X-City: Łódź\nX-Two: 1\nX-Two: 2')
  await page.getByRole('button', { name: 'Edit as table: headers' }).click()
  await expect(field('Value', 4)).toHaveValue('2')
  await expect(page.getByRole('checkbox', { name: 'Send header 2' })).not.toBeChecked()
  await send(page)
  await expect(theAnswer(page).getByRole('heading', { level: 2 })).toBeVisible()
})
