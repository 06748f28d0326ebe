/** What the disk said, as a failure a person can understand. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'

/** Why something could not be kept. */
export type StorageReason = Extract<AppError, { code: 'storage-failed' }>['reason']

export function storageFailure(cause: unknown): AppFailure {
  if (cause instanceof AppFailure) return cause
  return new AppFailure({ code: 'storage-failed', reason: reasonOf(codeOf(cause)) })
}

export function storageReason(cause: unknown): StorageReason {
  const { error } = storageFailure(cause)
  return error.code === 'storage-failed' ? error.reason : 'other'
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
