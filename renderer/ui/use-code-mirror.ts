import { useEffect, useState } from 'react'

/** The editor's code, once it has been fetched. */
export type CodeMirrorModule = typeof import('./code-mirror.ts')

let fetched: CodeMirrorModule | null = null

/** The editor's code; null until it is there. `isBusy` puts it off: while a character is being composed nothing may be swapped. */
export function useCodeMirror(isBusy: boolean): CodeMirrorModule | null {
  const [loaded, setLoaded] = useState(fetched)
  const [shown, setShown] = useState(fetched)
  useEffect(() => {
    let current = true
    void import('./code-mirror.ts').then((module) => {
      fetched = module
      if (current) setLoaded(module)
    })
    return () => {
      current = false
    }
  }, [])
  useEffect(() => {
    if (!isBusy) setShown(loaded)
  }, [isBusy, loaded])
  return shown
}
