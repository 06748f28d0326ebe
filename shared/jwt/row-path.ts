/** How programs get at a value: `realm_access.roles[0]`, `["a.b"]`, and through unfolded texts as if they were objects. */

/** Nobody reads longer ones, and a row of long names would take memory with the square of its length. */
const LONGEST = 500

/** The path of what stands under `name` in what `parent` leads to; `''` leads to the whole part. Cut with `…` when too long. */
export function pathOfName(parent: string, name: string): string {
  if (isCut(parent)) return parent
  if (/^[A-Za-z_$][\w$]{0,200}$/.test(name)) return cut(parent === '' ? name : `${parent}.${name}`)
  return cut(`${parent}[${JSON.stringify(name.slice(0, LONGEST))}]`)
}

/** The path of the item with this number. */
export function pathOfItem(parent: string, index: number): string {
  return isCut(parent) ? parent : cut(`${parent}[${index}]`)
}

function isCut(path: string): boolean {
  return path.length === LONGEST
}

function cut(path: string): string {
  return path.length < LONGEST ? path : `${path.slice(0, LONGEST - 1)}…`
}
