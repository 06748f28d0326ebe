import type { LockReason } from '../../../shared/domain/lock-state.ts'

/** Why it is locked, in a sentence. */
export const whyLocked: Readonly<Record<LockReason, string>> = {
  start: 'Your passwords, keys and tokens are sealed with your passphrase.',
  'by-hand': 'You locked it. Your secrets are sealed again.',
  idle: 'Nobody was here for a while, so it locked itself. Your secrets are sealed again.',
  left: 'It locked itself when you left the computer. Your secrets are sealed again.',
}

/** The same where no passphrase is set: locking then only hides. */
export const whyHidden: Readonly<Record<LockReason, string>> = {
  start: 'Press the button to go on.',
  'by-hand': 'You locked it.',
  idle: 'Nobody was here for a while, so it locked itself.',
  left: 'It locked itself when you left the computer.',
}
