/** What the disk said, as a failure a person can understand. */
import { AppFailure } from '../../shared/core/app-error.ts'

export function storageFailure(cause: unknown): AppFailure {
  if (cause instanceof AppFailure) return cause
  return new AppFailure({ code: 'storage-failed', reason: reasonOf(codeOf(cause)) })
}

/** The system's code (`ENOENT`) of a thrown thing. */
function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

function reasonOf(code: string): 'full' | 'no-permission' | 'other' {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'full'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no-permission'
    default:
      return 'other'
  }
}
