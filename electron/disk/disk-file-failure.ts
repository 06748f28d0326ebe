/** Why a file cannot be sent, in words: what it is called, why probably, what to do. Never says where it is. */
import { AppFailure } from '../../shared/core/app-error.ts'

/** What the system said when a file was opened or read. */
export function diskFileFailure(cause: unknown, name: string): AppFailure {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refused(
        `The file “${name}” is no longer where it was. It may have been moved, renamed or deleted: choose it again.`,
      )
    case 'EACCES':
    case 'EPERM':
      return refused(
        `Hallpass is not allowed to read the file “${name}”. Change its permissions, or choose another file.`,
      )
    case 'EISDIR':
      return notPlain(name, true)
    case 'ENXIO':
    case 'EOPNOTSUPP':
      return notPlain(name, false)
    default:
      return refused(
        `The file “${name}” could not be read. Is its disk or network drive still connected? Then send again.`,
      )
  }
}

/** A folder, or something else that has no end of its own. */
export function notPlain(name: string, isFolder: boolean): AppFailure {
  return refused(
    isFolder
      ? `“${name}” is a folder. Choose a file; to send a whole folder, pack it into one first.`
      : `“${name}” is not a plain file, so it cannot be sent. Choose another one.`,
  )
}

/** It is not the file that was looked at. */
export function changedWhileSent(name: string): AppFailure {
  return refused(
    `The file “${name}” changed while it was being sent, so sending was stopped before its end. Send again when nothing writes to it any more.`,
  )
}

function refused(reason: string): AppFailure {
  return new AppFailure({ code: 'request-refused', part: 'body', reason })
}
