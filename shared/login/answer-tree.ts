/**
 * A login's answer as a tree that may be shown: every value has its place and its kind, and what looks like a secret is
 * only hinted at. Plain lines in the order of the document, so that they can be drawn and walked as they are.
 */

import { joinPath } from '../domain/json-path.ts'
import { maskerOf, previewOf } from '../domain/mask.ts'
import { type SecretLook, secretLook } from './secret-looks.ts'

/** One line of the tree. */
export type AnswerNode = {
  /** Where it is, as `json-path.ts` writes it; null where the way to it would tell a secret. */
  readonly path: string | null
  /** The member's name, or the place in a list; empty for the document itself. */
  readonly name: string
  readonly depth: number
  readonly kind: 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null'
  /** What may be shown of it: a hint of a secret, the beginning of a long text, the number of members. */
  readonly preview: string
  readonly look: SecretLook | null
  /** Characters of a text, members of an object or list. */
  readonly size: number
}

/** The tree, and whether there was more of it than is shown. */
export type AnswerTree = { readonly nodes: readonly AnswerNode[]; readonly isCut: boolean }

const mostNodes = 1000
const deepest = 20
const longestPreview = 120
const longestName = 100
const longestPath = 200

// Control characters, and those that turn the reading direction: they could make one value pass for another.
const unshowable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

type Visit = { readonly value: unknown; readonly names: readonly string[]; readonly isHidden: boolean }

/** The tree of a document. `secrets` are what was typed: should the answer repeat one, it is masked. */
export function answerTree(document: unknown, secrets: readonly string[]): AnswerTree {
  const mask = maskerOf(secrets)
  const nodes: AnswerNode[] = []
  const open: Visit[] = [{ value: document, names: [], isHidden: false }]
  let isCut = false
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    if (nodes.length >= mostNodes) return { nodes, isCut: true }
    nodes.push(nodeOf(visit, mask))
    const members = membersOf(visit, mask)
    if (visit.names.length < deepest) open.push(...members.slice(0, mostNodes).toReversed())
    else isCut ||= members.length > 0
  }
  return { nodes, isCut }
}

function membersOf({ value, names, isHidden }: Visit, mask: (text: string) => string): readonly Visit[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([name, member]) => ({
    value: member,
    names: [...names, name],
    isHidden: isHidden || isSecretItself(name, mask),
  }))
}

/** A name that is a secret itself: answers keep sessions under their tokens now and then. */
function isSecretItself(name: string, mask: (text: string) => string): boolean {
  return mask(name) !== name || secretLook('', name) !== null || name.length > longestName
}

function nodeOf({ value, names, isHidden }: Visit, mask: (text: string) => string): AnswerNode {
  const last = names.at(-1) ?? ''
  const path = joinPath(names)
  const name = isSecretItself(last, mask) ? previewOf(last) : showable(last)
  return {
    path: isHidden || path.length > longestPath ? null : path,
    name,
    depth: names.length,
    ...shown(value, namedBy(names), mask),
  }
}

/** The name that says what a value is: within a list, that of the list. */
function namedBy(names: readonly string[]): string {
  return names.findLast((name) => !/^\d+$/.test(name)) ?? ''
}

function shown(value: unknown, name: string, mask: (text: string) => string) {
  if (Array.isArray(value)) return { kind: 'list', preview: '', look: null, size: value.length } as const
  switch (typeof value) {
    case 'object':
      if (value === null) return { kind: 'null', preview: 'null', look: null, size: 0 } as const
      return { kind: 'object', preview: '', look: null, size: Object.keys(value).length } as const
    case 'string':
      return { kind: 'text', ...hintOf(value, name, mask), size: value.length } as const
    case 'number':
      return { kind: 'number', ...hintOf(String(value), name, mask), size: 0 } as const
    default:
      return { kind: 'boolean', preview: String(value), look: null, size: 0 } as const
  }
}

/** What may be shown of a text. */
export function hintOf(text: string, name: string, mask: (text: string) => string) {
  const look = secretLook(name, text)
  if (look !== null) return { preview: mask(previewOf(text.trim())), look }
  const plain = mask(showable(text))
  return { preview: plain.length > longestPreview ? `${plain.slice(0, longestPreview)}…` : plain, look }
}

function showable(text: string): string {
  return text.slice(0, 10 * longestPreview).replace(unshowable, ' ')
}
