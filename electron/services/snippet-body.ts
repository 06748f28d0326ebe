/** A request's body as code writes it. Of a file it says the name only: where it lies is nobody else's business. */
import type { MultipartPart, PickedFile, RequestBody } from '../../shared/domain/http-exchange.ts'
import { typeOfFile } from '../../shared/domain/type-of-file.ts'
import type { SnippetBody, SnippetPart } from '../../shared/snippets/snippet-request.ts'

/** The body for a snippet. Opens no file. */
export function snippetBody(body: RequestBody): SnippetBody {
  switch (body.kind) {
    case 'none':
      return { kind: 'none' }
    case 'json':
    case 'text':
      return { kind: 'text', text: body.text }
    case 'form':
      return { kind: 'form', fields: body.fields.filter(({ name }) => name !== '') }
    case 'multipart':
      return { kind: 'multipart', parts: body.parts.map(partOf) }
    case 'file':
      return { kind: 'file', filePath: pathOf(body.file) }
  }
}

function partOf(part: MultipartPart): SnippetPart {
  const type = part.contentType?.trim() || null
  if (part.kind === 'text')
    return { name: part.name, value: part.value, ...(type === null ? {} : { contentType: type }) }
  const fileName = nameOf(part.file)
  return { name: part.name, filePath: pathOf(part.file), fileName, contentType: type ?? typeOfFile(fileName) }
}

/** Beside the code. The dot keeps a name that begins with a hyphen from being an option. */
function pathOf(file: PickedFile | null): string {
  return `./${nameOf(file)}`
}

function nameOf(file: PickedFile | null): string {
  return file?.name ?? 'file'
}
