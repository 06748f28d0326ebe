/** What a draft says of its headers and body, as it goes over the wire. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type {
  MultipartPart,
  NameValue,
  PickedFile,
  RequestBody,
  RequestDraft,
} from '../../shared/domain/http-exchange.ts'
import { typeOfFile } from '../../shared/domain/type-of-file.ts'
import type { FileBody, OutgoingBody } from './file-body.ts'
import { boundaryIn, multipartBody, newBoundary, type PartContent } from './multipart-body.ts'
import type { PickedFiles } from './picked-files.ts'

type Files = Pick<PickedFiles, 'bodyOf'>

/** Headers as they go out but for what a token adds, and the body. */
export type RequestContent = { readonly headers: readonly NameValue[]; readonly body: OutgoingBody | undefined }

/** The person wrote this header, so the app does not add its own. */
export function setByPerson(draft: RequestDraft, headerName: string): boolean {
  return draft.headers.some(({ name }) => sameName(name, headerName))
}

/** The Content-Type that follows from the body; null without a body, or when the person wrote one. */
export function followingType(draft: RequestDraft, boundary = '…'): string | null {
  const type = typeOf(draft.body, boundary)
  return type === '' || setByPerson(draft, 'content-type') ? null : type
}

/** A file that would go out is still to be chosen. */
export function lacksFile(body: RequestBody): boolean {
  if (body.kind === 'file') return body.file === null
  return body.kind === 'multipart' && body.parts.some((part) => part.kind === 'file' && part.file === null)
}

/**
 * Headers with a Content-Type that fits, unless one was set by hand, and the body; without `files`, one made of files is
 * left out. Fails with `request-refused`.
 */
export async function contentOf(draft: RequestDraft, files: Files | null): Promise<RequestContent> {
  const written = draft.headers.filter(({ name }) => name.trim() !== '')
  if (draft.body.kind === 'multipart') return multipartContent(draft, draft.body.parts, written, files)
  const type = followingType(draft)
  if (type !== null) assertType(type, 'the body')
  return {
    headers: type === null ? written : [...written, { name: 'content-type', value: type }],
    body: await plainBody(draft.body, files),
  }
}

function typeOf(body: RequestBody, boundary: string): string {
  switch (body.kind) {
    case 'none':
      return ''
    case 'json':
      return 'application/json'
    case 'text':
      return body.contentType.trim()
    case 'form':
      return 'application/x-www-form-urlencoded;charset=UTF-8'
    case 'multipart':
      return `multipart/form-data; boundary=${boundary}`
    case 'file':
      return body.file === null ? '' : typeOfFile(body.file.name)
  }
}

async function plainBody(
  body: Exclude<RequestBody, { kind: 'multipart' }>,
  files: Files | null,
): Promise<OutgoingBody | undefined> {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'json':
    case 'text':
      return body.text
    case 'form': {
      const form = new URLSearchParams()
      for (const { name, value } of body.fields) if (name !== '') form.append(name, value)
      return form.toString()
    }
    case 'file':
      if (files === null) return undefined
      return chosen(body.file, 'No file is chosen yet. Choose the one to send under Body.', files)
  }
}

/** A multipart type of the person's own is kept, with its border; where it names none, the border is put in. */
async function multipartContent(
  draft: RequestDraft,
  parts: readonly MultipartPart[],
  written: readonly NameValue[],
  files: Files | null,
): Promise<RequestContent> {
  const own = written.find(({ name }) => sameName(name, 'content-type'))?.value ?? ''
  const boundary = boundaryIn(own) ?? newBoundary()
  const type = followingType(draft, boundary)
  const completed = written.map((header) =>
    sameName(header.name, 'content-type') && /^\s*multipart\/[^;\s]+\s*;?\s*$/i.test(header.value)
      ? { ...header, value: `${header.value.replace(/[;\s]+$/, '')}; boundary=${boundary}` }
      : header,
  )
  const headers = type === null ? completed : [...written, { name: 'content-type', value: type }]
  if (files === null) return { headers, body: undefined }
  const contents = await Promise.all(parts.map((part) => partContent(part, files)))
  const bodies = contents.flatMap((part) => ('fileName' in part ? [part.file] : []))
  return {
    headers,
    body: {
      ...multipartBody(contents, boundary),
      async changedFile() {
        for (const body of bodies) {
          const changed = await body.changedFile()
          if (changed !== null) return changed
        }
        return null
      },
    },
  }
}

type FilePartContent = Extract<PartContent, { readonly fileName: string }> & { readonly file: FileBody }

async function partContent(
  part: MultipartPart,
  files: Files,
): Promise<FilePartContent | Exclude<PartContent, { readonly fileName: string }>> {
  const type = part.contentType?.trim() || null
  if (type !== null) assertType(type, `the part “${part.name}”`)
  if (part.kind === 'text') return { name: part.name, value: part.value, contentType: type }
  const file = await chosen(
    part.file,
    `No file is chosen yet for the part “${part.name}”. Choose one under Body.`,
    files,
  )
  const fileName = part.file?.name ?? ''
  return { name: part.name, file, fileName, contentType: type ?? typeOfFile(fileName) }
}

function chosen(file: PickedFile | null, reason: string, files: Files): Promise<FileBody> {
  if (file !== null) return files.bodyOf(file)
  throw new AppFailure({ code: 'request-refused', part: 'body', reason })
}

/** A line break would begin another header, also within a part. */
function assertType(type: string, of: string): void {
  if (/^[\t\u0020-\u007e]*$/.test(type)) return
  const reason = `The content type of ${of} holds a line break or a character that a header cannot carry.`
  throw new AppFailure({ code: 'request-refused', part: 'body', reason })
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.toLowerCase()
}
