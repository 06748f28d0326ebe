/** What a person meets at the test authorization server: nothing, because it decides by itself, or a plain page with buttons. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'

/**
 * Answers a request to `/interaction/…`. By itself: signed in and agreed at once. On the page: the button `Sign in` (with a
 * field for the name), then `Allow`; `Refuse` ends it with `access_denied`.
 */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  how: 'by-itself' | 'form' | 'refuse',
  accountId: string,
): Promise<void> {
  const details = await provider.interactionDetails(request, response)
  const { prompt } = details
  const form = how === 'form' && request.method === 'POST' ? await formOf(request) : null
  if (how === 'form' && form === null) {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page(prompt.name, accountId))
    return
  }
  const finish = (result: Parameters<typeof provider.interactionFinished>[2]) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  if (how === 'refuse' || form?.get('act') === 'refuse') {
    await finish({ error: 'access_denied', error_description: 'The person said no.' })
    return
  }
  if (prompt.name === 'login') {
    await finish({ login: { accountId: form?.get('name') || accountId } })
    return
  }
  const { grantId, params, session } = details
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId)
  const grant =
    known ?? new provider.Grant({ accountId: session?.accountId ?? accountId, clientId: String(params.client_id) })
  const missing = prompt.details as {
    readonly missingOIDCScope?: readonly string[]
    readonly missingOIDCClaims?: readonly string[]
    readonly missingResourceScopes?: Readonly<Record<string, readonly string[]>>
  }
  if (missing.missingOIDCScope) grant.addOIDCScope(missing.missingOIDCScope.join(' '))
  if (missing.missingOIDCClaims) grant.addOIDCClaims([...missing.missingOIDCClaims])
  for (const [resource, scopes] of Object.entries(missing.missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, scopes.join(' '))
  }
  await finish({ consent: { grantId: await grant.save() } })
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

function page(prompt: string, accountId: string): string {
  const isLogin = prompt === 'login'
  const field = isLogin ? `<label>Name <input name="name" value="${accountId}"></label>` : ''
  return `<!doctype html><title>${isLogin ? 'Sign in' : 'Allow'}</title><h1>Test authorization server</h1>
<form method="post">${field}
<button name="act" value="go">${isLogin ? 'Sign in' : 'Allow'}</button>
<button name="act" value="refuse">Refuse</button></form>`
}
