import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csharpHttpClient } from '../../shared/snippets/csharp-http-client.ts'
import { describeRuns, type SnippetRunner } from './test-runs.ts'
import { findTool, runTool } from './test-tools.ts'

const project = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>
    <ImplicitUsings>disable</ImplicitUsings>
  </PropertyGroup>
</Project>
`

/** Each entry is a project of its own, which takes seconds: so a few, one for each way a snippet can look. */
const some = [
  ...['plain-get', 'token', 'header-latin', 'header-empty', 'content-type-without-body', 'query-braces', 'path-dots'],
  ...[
    'json-lines',
    'body-control-characters',
    'form-signs',
    'parts-odd-files',
    'file',
    'get-with-body',
    'tls-unchecked',
  ],
]

const run: SnippetRunner = async (folder, snippets) => {
  const said: string[] = []
  for (const { id, text } of snippets) {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, 'project.csproj'), project)
    writeFileSync(join(folder, id, 'Program.cs'), text)
    said.push(
      await runTool(folder, 'dotnet', ['run', '--project', id], {
        DOTNET_CLI_TELEMETRY_OPTOUT: '1',
        DOTNET_NOLOGO: '1',
      }),
    )
  }
  return said.join('\n')
}

describeRuns(csharpHttpClient, {
  missing: findTool('dotnet') === null ? 'dotnet' : null,
  run,
  only: ({ id }) => some.includes(id),
})
