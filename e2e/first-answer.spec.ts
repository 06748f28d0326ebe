/** First run to first answer, for each system and sign-in: the sentence Hallpass is held against. */
import { expect, test } from './fixtures/app.ts'
import { connectTo, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { practisedSystems } from './fixtures/practised-systems.ts'

for (const provider of practisedSystems) {
  for (const signIn of provider.signIns) {
    test(`from the first run to the first answer: ${provider.name}, ${signIn.label}`, async ({ app, practice }) => {
      const { page } = app
      const system = practice.systems[provider.id]
      const way = wayOf(provider.id, signIn.id)
      await connectTo(page, way, system)
      await expect(theToken(page)).toContainText(signIn.flow === 'api-key' ? 'Copy key' : 'Copy token')

      const answer = await sendExample(page, way, system.placeholders)

      await expect(answer.getByRole('heading', { name: '200' })).toBeVisible()
      const calls = system.requests.filter((request) => request.path.includes(apiPath(provider.examples[0]?.path)))
      expect(calls).toHaveLength(1)
      expect(calls[0]?.headers.authorization).toMatch(new RegExp(`^${(signIn.use ?? provider.use).scheme} \\S+$`))
    })
  }
}

function apiPath(path = ''): string {
  return path.split('{')[0] ?? ''
}
