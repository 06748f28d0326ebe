/** Looking into values that came from outside: nothing here throws, and nothing is found that the value does not hold itself. */
import { isObject } from './is-object.ts'

/** The member of this name; undefined where there is none. Never one that every object inherits. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The member as text, without space around it; empty where it is none. A number counts as one. */
export function textMember(value: unknown, name: string): string {
  return textOf(member(value, name))
}

/** A text or a number as text, without space around it; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? String(value) : ''
}

/** All members with their names, up to `most`; none where it is no object. */
export function entriesOf(value: unknown, most = 10_000): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value).slice(0, most) : []
}

/** The items of a list, up to `most`; none where it is no list. */
export function itemsOf(value: unknown, most = 10_000): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : []
}
