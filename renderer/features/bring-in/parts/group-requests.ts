import type { RequestLine } from '../../../../shared/bring-in/request-line.ts'

/** A request with its place in the whole list. */
export type PlacedRequest = RequestLine & { readonly place: number }

export type RequestGroup = { readonly folder: string | null; readonly requests: readonly PlacedRequest[] }

/** Those that hold all the words, by folder as they come; those in no folder first. */
export function groupRequests(requests: readonly RequestLine[], sought: string): readonly RequestGroup[] {
  const words = sought
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const groups = new Map<string | null, PlacedRequest[]>([[null, []]])
  requests.forEach((request, place) => {
    const { name, folder, method, url } = request
    const text = `${name} ${folder ?? ''} ${method} ${url}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return
    const group = groups.get(folder)
    if (group === undefined) groups.set(folder, [{ ...request, place }])
    else group.push({ ...request, place })
  })
  return [...groups].flatMap(([folder, found]) => (found.length > 0 ? [{ folder, requests: found }] : []))
}
