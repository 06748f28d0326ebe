/** JSON from HTTPie's items, whose names may say where in it they stand: `user[name]=ada`, `ids[]:=1`. */
import { isObject } from '../core/is-object.ts'

type Item = { readonly name: string; readonly value: string; readonly isJson: boolean }

export function nestedJson(items: readonly Item[]): string {
  const root: Record<string, unknown> = Object.create(null)
  for (const { name, value, isJson } of items) put(root, pathOf(name), isJson ? parsed(value) : value)
  return JSON.stringify(root)
}

/** A name without brackets, or one that is not quite right, is one step. */
function pathOf(name: string): readonly string[] {
  if (!/^[^[\]]+(?:\[[^[\]]*\]){1,20}$/.test(name)) return [name]
  return name.replace(/\]/g, '').split('[')
}

function put(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at: Record<string, unknown> | unknown[] = root
  path.forEach((step, index) => {
    const isLast = index === path.length - 1
    const next = isLast ? value : (path[index + 1] ?? '') === '' ? [] : Object.create(null)
    if (Array.isArray(at)) {
      at.push(next)
      if (!isLast) at = next as Record<string, unknown>
    } else if (isLast) at[step] = next
    else {
      const there: unknown = at[step]
      if (Array.isArray(there) || isObject(there)) at = there
      else {
        at[step] = next
        at = next as Record<string, unknown>
      }
    }
  })
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
