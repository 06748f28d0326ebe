/** Files dropped on the window, wherever: they are read, and shown where things are brought in. */
import { useEffect, useState } from 'react'
import { longestBrought } from '../../shared/bring-in/brought.ts'
import { fail, ok, type Result } from '../../shared/core/result.ts'
import { useHanded } from '../stores/handed.store.ts'

/** Whether a file is held over the window. Editors keep what is dropped on them, and answers dragged out are nobody's import. */
export function useDroppedFile(): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    let isOwn = false
    const isOurs = ({ dataTransfer, target }: DragEvent) =>
      !isOwn && dataTransfer?.types.includes('Files') === true && !isEditor(target)
    const end = () => {
      isOwn = false
      setIsOver(false)
    }
    window.addEventListener('dragstart', () => (isOwn = true), { signal })
    // While something is dragged, the pointer is silent.
    window.addEventListener('pointermove', end, { signal })
    window.addEventListener(
      'dragover',
      (event) => {
        setIsOver(isOurs(event))
        if (isOurs(event)) event.preventDefault()
      },
      { signal },
    )
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && end(), { signal })
    window.addEventListener(
      'drop',
      (event) => {
        const files = isOurs(event) ? [...(event.dataTransfer?.files ?? [])] : []
        if (!isEditor(event.target)) event.preventDefault()
        end()
        if (files.length > 0) handFiles(files)
      },
      { signal },
    )
    return () => listening.abort()
  }, [])
  return isOver
}

function isEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[contenteditable="true"]') !== null
}

function handFiles(files: readonly File[]): void {
  const [file] = files
  if (file === undefined) return
  const read = async () =>
    files.length === 1 ? textOf(file) : refuse('These are several files. Drop them one at a time.')
  useHanded.getState().hand({ from: file.name, read })
}

async function textOf(file: File): Promise<Result<string>> {
  // Bytes are at least as many as characters.
  if (file.size > longestBrought)
    return refuse(`“${file.name}” is longer than ten million characters, more than Hallpass reads.`)
  return file.text().then(ok, () => refuse(`“${file.name}” cannot be read. Is it a file, and still there?`))
}

function refuse(reason: string): Result<string> {
  return fail({ code: 'invalid-input', reason })
}
