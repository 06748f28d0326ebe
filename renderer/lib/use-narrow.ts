import { useSyncExternalStore } from 'react'

const narrow = globalThis.window?.matchMedia('(max-width: 759px)')

/** True while the window is too narrow for a sidebar. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
