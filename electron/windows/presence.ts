/** When the person last touched the computer, as far as the system tells. */
import { app, powerMonitor } from 'electron'
import type { Clock } from '../ports/clock.ts'
import type { Presence } from '../ports/presence.ts'

/**
 * The system's word, or what our windows hear, whichever is later. A system that always says 0 (some Wayland desktops) cannot
 * tell, and is not believed until it has said something else. Only once the app is ready.
 */
export function createPresence(clock: Clock): Presence {
  let lastHere = clock.now()
  let canTell = false
  const here = (): void => {
    lastHere = clock.now()
  }
  app.on('web-contents-created', (_event, contents) => contents.on('input-event', here))
  return {
    idleSeconds() {
      const ofSystem = powerMonitor.getSystemIdleTime()
      canTell ||= ofSystem > 0
      const ofWindow = Math.max(0, clock.now() - lastHere) / 1000
      return canTell ? Math.min(ofSystem, ofWindow) : ofWindow
    },
  }
}
