/** Tells when the person leaves their computer. */
import { powerMonitor } from 'electron'

/**
 * Calls `act` when the screen is locked (macOS and Windows; Electron does not learn of it on Linux) and when the computer
 * goes to sleep, and on macOS when another person takes their turn (on Windows that locks the screen). Only once the app is ready.
 */
export function onPersonLeft(act: () => void): void {
  powerMonitor.on('lock-screen', act)
  powerMonitor.on('suspend', act)
  powerMonitor.on('user-did-resign-active', act)
}
