/** Every language and tool a request can be written for, in the order they are offered. */
import { csharpHttpClient } from './csharp-http-client.ts'
import { curlBash } from './curl-bash.ts'
import { curlCmd } from './curl-cmd.ts'
import { goNetHttp } from './go-net-http.ts'
import { httpie } from './httpie.ts'
import { javaHttpClient } from './java-http-client.ts'
import { javascriptFetch } from './javascript-fetch.ts'
import { phpCurl } from './php-curl.ts'
import { powershell } from './powershell.ts'
import { pythonRequests } from './python-requests.ts'
import type { SnippetTarget } from './snippet-request.ts'
import { wget } from './wget.ts'

export const snippetTargets: readonly SnippetTarget[] = [
  curlBash,
  curlCmd,
  powershell,
  pythonRequests,
  javascriptFetch,
  phpCurl,
  goNetHttp,
  javaHttpClient,
  csharpHttpClient,
  httpie,
  wget,
]

export function findTarget(id: string): SnippetTarget | undefined {
  return snippetTargets.find((target) => target.id === id)
}
