/** A page in an answer is only looked at: nothing in it runs, loads, goes anywhere or reaches the app. */
import type { ElectronApplication, Page } from '@playwright/test'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { askFor, connectTo, openTab, theAnswer, wayOf } from './fixtures/person.ts'
import { type StrangerServer, startStranger } from './fixtures/stranger-server.ts'

/** A page that tries whatever pages can. `away` must never hear of it. */
function attack(away: string, secret: string): string {
  const { port } = new URL(away)
  return `<!doctype html>
<html><head>
<meta http-equiv="refresh" content="0; url=${away}/refresh">
<meta http-equiv="Content-Security-Policy" content="default-src * data: 'unsafe-inline' 'unsafe-eval'">
<base href="${away}/">
<link rel="stylesheet" href="${away}/style.css">
<link rel="preload" as="image" href="${away}/preload.png">
<link rel="prefetch" href="${away}/prefetch">
<link rel="preconnect" href="${away}">
<link rel="dns-prefetch" href="//127.0.0.1:${port}">
<link rel="modulepreload" href="${away}/module.js">
<link rel="icon" href="${away}/icon.png">
<link rel="manifest" href="${away}/manifest.json">
<style>
  @import url("${away}/import.css");
  @font-face { font-family: far; src: url("${away}/font.woff2"); }
  body { font-family: far, serif; background: url("${away}/background.png"); }
  h1 { color: rgb(10, 20, 200); }
</style>
<script>parent.postMessage('ran', '*'); top.document.title = 'ran'; location = '${away}/script'</script>
<script src="${away}/script.js"></script>
</head><body onload="location='${away}/onload'">
<h1 id="inline">A page</h1>
<p>It says ${secret}</p>
<img id="far" src="${away}/image.png" onerror="location='${away}/onerror'">
<img id="near" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
<iframe src="${away}/frame"></iframe><iframe srcdoc="<script>top.location='${away}/srcdoc'</script>"></iframe>
<object data="${away}/object"></object><embed src="${away}/embed">
<video src="${away}/video.mp4" poster="${away}/poster.png" autoplay></video><audio src="${away}/audio.mp3" autoplay></audio>
<svg width="9" height="9"><image href="${away}/svg.png"/><use href="${away}/use.svg#x"/><script>top.document.title='ran'</script></svg>
<a id="plain" href="${away}/plain" ping="${away}/ping">plain</a>
<a id="self" href="${away}/self" target="_self">self</a>
<a id="blank" href="${away}/blank" target="_blank">blank</a>
<a id="top" href="${away}/top" target="_top">top</a>
<a id="script" href="javascript:top.document.title='ran'">script</a>
<a id="download" href="${away}/file" download>download</a>
<a id="own" href="app://hallpass/index.html">the app</a>
<form id="form" action="${away}/form" method="post"><input name="q" value="1"><button id="submit">go</button></form>
</body></html>`
}

let server: AnsweringServer
let stranger: StrangerServer
let page: Page
let electron: ElectronApplication

test.beforeEach(async ({ app, practice }) => {
  stranger = await startStranger()
  // It repeats the token it was sent, as some pages do.
  server = await startAnswering(({ headers }, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(attack(stranger.address, headers.authorization ?? ''))
  })
  page = app.page
  electron = app.electron
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(page, 'Try')
  await askFor(page, `${server.address}/page`)
})
test.afterEach(async () => {
  await server.close()
  await stranger.close()
})

async function openPreview() {
  await theAnswer(page).getByRole('tab', { name: 'Preview' }).click()
  const frame = theAnswer(page).frameLocator('iframe[title="Preview of the page"]')
  await expect(frame.locator('#inline')).toBeVisible()
  return frame
}

test('its source comes first', async () => {
  await expect(theAnswer(page).getByRole('region', { name: 'Body' })).toContainText('<!doctype html>')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('nothing in it runs, loads or leads anywhere', async () => {
  const title = await page.title()
  const address = page.url()
  await page.evaluate(() => {
    window.addEventListener('message', () => Object.assign(window, { messaged: true }))
  })
  const frame = await openPreview()

  // It does look like a page: its own styles and pictures are there.
  await expect(frame.locator('#inline')).toHaveCSS('color', 'rgb(10, 20, 200)')
  await expect.poll(() => frame.locator('#near').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)

  for (const id of ['plain', 'self', 'blank', 'top', 'script', 'download', 'own', 'submit']) {
    await frame.locator(`#${id}`).click()
    await expect(frame.locator('#inline')).toBeVisible()
    await frame.locator(`#${id}`).click({ button: 'middle' })
    await expect(frame.locator('#inline')).toBeVisible()
  }
  // Time for whatever would have been sent.
  await page.waitForTimeout(1500)
  expect(stranger.heard).toEqual([])
  expect(page.url()).toBe(address)
  expect(await page.title()).toBe(title)
  expect(await page.evaluate(() => 'messaged' in window)).toBe(false)
  expect(electron.windows()).toHaveLength(1)
})

test('it does not reach the app, and the app’s secrets are masked in it', async ({ practice }) => {
  const frame = await openPreview()
  await expect(frame.locator('p')).toContainText('•••')
  const token = practice.systems.infoworks.requests.length >= 0 ? (server.asked[0]?.headers.authorization ?? '') : ''
  expect(token.length).toBeGreaterThan(20)
  const inner = page.frames().find((one) => one.url().startsWith('app://answer/'))
  expect(await inner?.content()).not.toContain(token.split(' ').at(-1))
  // Playwright's own evaluation runs where scripts of the page would not.
  const seen = await inner?.evaluate(() => ({ api: 'api' in window, origin: window.origin }))
  expect(seen).toEqual({ api: false, origin: 'null' })
})
