/** Whom a token is about: a person, a program, a job of a build server; and who acts for them. As the token says. */

import { audiencesIn } from './audience.ts'
import { type Claims, firstText, has, objectIn, textIn, textsIn } from './claim-values.ts'
import { named } from './plain-words.ts'

/** Words that go behind "as", and the sentences that belong to them. */
export type Whom = {
  /** "campjo", "Bob on behalf of Anna", "the program reports"; null when the token does not say. */
  readonly as: string | null
  readonly sentences: readonly string[]
}

/** Names that people know themselves by, the shortest kinds first. */
const PERSON = [
  ...['user_name', 'preferred_username', 'username', 'cognito:username', 'user_login', 'upn', 'unique_name'],
  ...['email', 'login', 'user_displayname', 'name', 'nickname'],
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
]

const ID = [
  ...['sub', 'oid', 'user_id', 'uid', 'nameid'],
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
]

const PROGRAM_NAME = ['app_displayname', 'client_name']
const PROGRAM_ID = ['client_id', 'azp', 'appid', 'cid', 'clientId']

/** Whom the claims name. `signedInAs` is who signed in by the form, for tokens that name nobody, or only an ID. */
export function describeWhom(claims: Claims, signedInAs: string | null): Whom {
  const machine = machineIn(claims)
  if (machine !== null) return { as: machine, sentences: [] }
  const program = firstText(claims, [...PROGRAM_NAME, ...PROGRAM_ID])
  const alone = programAlone(claims)
  if (alone !== null) return { as: withActor(claims, `the program ${named(alone)}`), sentences: delegates(claims) }
  const byForm = signedInAs === null || signedInAs.trim() === '' ? null : named(signedInAs)
  const person = readableIn(claims) ?? byForm ?? idIn(claims)
  // Of an ID token the audience is that program, and is said already.
  const sentences =
    program === null || audiencesIn(claims).includes(program) ? [] : [`Made for the program ${named(program)}.`]
  if (person === null)
    return { as: program === null ? null : `the program ${named(program)}`, sentences: delegates(claims) }
  return { as: withActor(claims, person), sentences: [...sentences, ...delegates(claims)] }
}

function personIn(claims: Claims): string | null {
  return readableIn(claims) ?? idIn(claims)
}

/** A person by the name they are known by. `sub` may itself be an object (Infoworks). */
function readableIn(claims: Claims): string | null {
  const inSubject = objectIn(claims, 'sub')
  const name = firstText(claims, PERSON) ?? (inSubject === null ? null : firstText(inSubject, [...PERSON, ...ID]))
  const subject = inSubject === null ? textIn(claims, 'sub') : null
  if (name !== null) return named(name)
  return subject === null || looksLikeId(subject) ? null : named(subject)
}

/** An account by its ID, which says little to people. */
function idIn(claims: Claims): string | null {
  const id = objectIn(claims, 'sub') === null ? firstText(claims, ID) : null
  return id === null ? null : `the account ${named(id)}`
}

function looksLikeId(text: string): boolean {
  return /^[0-9a-f-]{12,}$|^\d+$|\||^[A-Za-z0-9_-]{20,}$/i.test(text)
}

/** RFC 8693 section 4.1: whoever is in `act` acts for the subject. Earlier ones inside of it only tell the way it took. */
function withActor(claims: Claims, subject: string): string {
  const act = objectIn(claims, 'act')
  const actor = act === null ? null : (personIn(act) ?? programOf(act))
  return actor === null ? subject : `${actor} on behalf of ${subject}`
}

function programOf(act: Claims): string | null {
  const program = firstText(act, [...PROGRAM_NAME, ...PROGRAM_ID])
  return program === null ? null : `the program ${named(program)}`
}

function delegates(claims: Claims): readonly string[] {
  const may = objectIn(claims, 'may_act')
  const who = may === null ? null : (personIn(may) ?? programOf(may))
  return who === null ? [] : [`Allowed to act for this account: ${who}.`]
}

/** The program of a token that nobody signed in for, by the marks of the servers that make such tokens; else null. */
function programAlone(claims: Claims): string | null {
  const program = firstText(claims, [...PROGRAM_NAME, ...PROGRAM_ID])
  const subject = textIn(claims, 'sub')
  const user = textIn(claims, 'preferred_username')
  if (user?.startsWith('service-account-') === true) return user.slice('service-account-'.length)
  if (subject?.endsWith('@clients') === true) return program ?? subject.slice(0, -'@clients'.length)
  if (program === null) return null
  const isSubject = PROGRAM_ID.some((name) => textIn(claims, name) !== null && textIn(claims, name) === subject)
  const isSaid =
    textIn(claims, 'idtyp') === 'app' ||
    textIn(claims, 'gty') === 'client-credentials' ||
    textIn(claims, 'sub_type') === 'client'
  return isSubject || isSaid || isEntraProgram(claims) ? program : null
}

/** Microsoft Entra ID: the subject is the program's own object, nobody gave it a scope, and no person is named. */
function isEntraProgram(claims: Claims): boolean {
  const isEntra = has(claims, 'tid') && has(claims, 'oid')
  const isNamed = firstText(claims, ['upn', 'unique_name', 'preferred_username', 'email', 'name']) !== null
  return isEntra && !isNamed && !has(claims, 'scp') && textIn(claims, 'oid') === textIn(claims, 'sub')
}

/** Jobs of build servers and programs in a cluster; null when it is none of these. */
function machineIn(claims: Claims): string | null {
  const repository = textIn(claims, 'repository')
  if (repository !== null && has(claims, 'workflow')) {
    const ref = textIn(claims, 'ref')?.replace(/^refs\/(heads|tags|pull)\//, '')
    return `a job of the repository ${named(repository)}${ref ? ` on ${named(ref)}` : ''}`
  }
  const project = textIn(claims, 'project_path')
  if (project !== null && has(claims, 'pipeline_id')) return `a job of the project ${named(project)}`
  const [kind, word, space, account] = (textsIn(claims, 'sub')[0] ?? '').split(':')
  if (kind === 'system' && word === 'serviceaccount' && space && account) {
    return `the service account ${named(account)} in ${named(space)}`
  }
  return null
}
