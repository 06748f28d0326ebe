/** Why a signature could not be checked, in words, with what a person can do. */
import { assertNever } from '../core/assert-never.ts'
import { counted } from '../core/counted.ts'
import type { NotCheckedWhy } from '../jwt/signature-check.ts'
import { andList, named, quoted } from './plain-words.ts'

/** The reason as a whole sentence; `advice` null where nothing can be done. */
export function describeNotChecked(why: NotCheckedWhy): { readonly text: string; readonly advice: string | null } {
  switch (why.kind) {
    case 'unsigned':
      return {
        text: 'There is no signature to check: nobody vouches for this token.',
        advice: 'Anybody can write or change such a token. No server should accept it.',
      }
    case 'encrypted':
      return {
        text: 'The token is encrypted: whether it is signed inside cannot be seen.',
        advice: 'Only the server it is meant for can decrypt it.',
      }
    case 'opaque':
      return {
        text: 'This token has no signature that could be checked.',
        advice: 'Only the server that made it can tell whether it is genuine.',
      }
    case 'header-unreadable':
      return {
        text: 'The signature cannot be checked, because the header, which says how it was made, cannot be read.',
        advice: 'Copy the whole token once more: its beginning may be missing or changed.',
      }
    case 'unknown-algorithm':
      return {
        text: `The signature cannot be checked: ${named(why.alg)} is no way of signing that is known here.`,
        advice: 'Is the header written as its issuer made it? Capital letters count.',
      }
    case 'algorithm-not-here':
      return {
        text: `The signature cannot be checked here: ${named(why.alg)} is a proper way of signing, but this app cannot do it.`,
        advice: 'It may still be good. Check it with another tool, one that does not send it anywhere.',
      }
    case 'critical':
      return {
        text: `The signature was not checked: the token asks that whoever checks it understands ${andList(why.names, quoted)} (crit), and Hallpass does not.`,
        advice: 'A server that does not understand it has to refuse the token, too.',
      }
    case 'kid-not-found':
      return {
        text: `The signature was not checked: none of the keys is called ${quoted(why.kid)}, as the token asks. ${theKeys(why.kids)}`,
        advice:
          'The issuer may have changed its keys since, or this is not its key set. Get a new token, or other keys.',
      }
    case 'no-key-fits':
      return {
        text:
          why.keys === 0
            ? 'The signature was not checked: no key was found.'
            : `The signature was not checked: of ${counted(why.keys, 'key')} none is for ${named(why.alg)}.`,
        advice: 'Is this the key set of the issuer that made the token?',
      }
    case 'wrong-key-type':
      return {
        text: `The signature was not checked: ${named(why.alg)} needs ${inSentence(why.needs)}, and this is ${inSentence(why.got)}.`,
        advice: 'Choose another key.',
      }
    case 'wrong-curve':
      return {
        text: `The signature was not checked: ${named(why.alg)} needs a key on the curve ${named(why.needs)}, and this one is on ${named(why.got)}.`,
        advice: 'Choose another key.',
      }
    case 'no-keys-came':
      return {
        text: `The signature was not checked. ${sentence(why.reason)}`,
        advice: 'Is the address right, character for character? If it is, tell whoever runs the server.',
      }
    case 'key-unreadable':
      return {
        text: `The signature was not checked. ${sentence(why.reason)}`,
        advice: 'Choose or paste the key once more.',
      }
    case 'detached':
      return {
        text: 'The signature was not checked: what it signs is not in the token but travels separately.',
        advice: 'Only whoever has both can check it.',
      }
    case 'no-key-inside':
      return {
        text: 'The signature was not checked: the token carries no key.',
        advice: 'That is as it should be. Check it with a key from its issuer.',
      }
    default:
      return assertNever(why)
  }
}

function theKeys(kids: readonly string[]): string {
  if (kids.length === 0) return 'Its keys have no names.'
  return kids.length === 1
    ? `The only key is called ${andList(kids, quoted)}.`
    : `They are called ${andList(kids, quoted)}.`
}

/** Words of ours, made elsewhere in Hallpass; only what must not be in a sentence is taken out. */
function inSentence(words: string): string {
  return words.trim().replace(/\.$/, '')
}

function sentence(words: string): string {
  return /[.?!]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`
}
