/**
 * Sealing by the system's keychain through Electron: the promise API where the runtime has it (the other one is gone
 * in Electron 46), else the synchronous one of Electron 33.
 */
import { safeStorage } from 'electron'
import type { Sealer } from './sealer.ts'

/** Asks the system what it has. Only after the app is ready. */
export async function createSafeStorageSealer(): Promise<Sealer> {
  const modern = typeof safeStorage.encryptStringAsync === 'function'
  const available = modern ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
  return { status: statusOf(available, backendName()), ...(modern ? withPromises : withoutPromises) }
}

/** `basic_text` is Chromium's word for a fixed password that everybody knows: the same as no keychain. */
function statusOf(available: boolean, backend: string): Sealer['status'] {
  if (backend === 'basic_text') return { usable: false, reason: 'no-keychain' }
  // With a locked keyring or without D-Bus the backend is still named, but cannot be used; so it stays until a restart.
  return available ? { usable: true, backend } : { usable: false, reason: 'keychain-locked' }
}

function backendName(): string {
  if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend()
  return process.platform === 'darwin' ? 'keychain' : 'dpapi'
}

const withPromises: Pick<Sealer, 'seal' | 'open'> = {
  async seal(text) {
    return (await safeStorage.encryptStringAsync(text)).toString('base64')
  },
  async open(sealed) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))
    return shouldReEncrypt ? { text: result, resealed: await withPromises.seal(result) } : { text: result }
  },
}

const withoutPromises: Pick<Sealer, 'seal' | 'open'> = {
  async seal(text) {
    return safeStorage.encryptString(text).toString('base64')
  },
  async open(sealed) {
    return { text: safeStorage.decryptString(Buffer.from(sealed, 'base64')) }
  },
}
