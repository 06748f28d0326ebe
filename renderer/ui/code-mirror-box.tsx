import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { CodeLanguage, CodeMirror, CodeProblem, CodeSelection, CodeWords } from './code-mirror.ts'
import { useCodeNames } from './code-names.ts'
import type { CodeMirrorModule } from './use-code-mirror.ts'

type CodeMirrorBoxProps = {
  readonly engine: CodeMirrorModule
  readonly language: CodeLanguage
  readonly value: string
  readonly placeholder: string
  readonly problem: CodeProblem | null
  readonly words: CodeWords
  /** Where to go on, if the field that stood here before had the focus. */
  readonly taken: RefObject<CodeSelection | null>
  readonly onChange: (value: string) => void
}

/** The editor in the page. React says what is in it; the editor says what was typed. */
export function CodeMirrorBox(props: CodeMirrorBoxProps) {
  const { engine, language, value, problem, taken, onChange } = props
  const { id, label, describedBy, isInvalid } = props.words
  const names = useCodeNames()
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeMirror | null>(null)
  const text = useRef(value)
  // What was typed and has not come back from above yet: a person may type faster than React draws.
  const onItsWay = useRef<string[]>([])
  const first = useRef(props)
  const report = useRef(onChange)
  report.current = onChange

  useLayoutEffect(() => {
    const { words, placeholder } = first.current
    const parent = box.current
    if (!parent) return
    const made = engine.createCodeMirror({
      parent,
      text: text.current,
      language: first.current.language,
      words,
      placeholder,
      onChange(typed) {
        text.current = typed
        onItsWay.current.push(typed)
        report.current(typed)
      },
    })
    editor.current = made
    if (taken.current) made.focus(taken.current)
    taken.current = null
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [engine, taken])

  // The last one told from above. The first was put in as the editor was made, and somebody may have typed since.
  const told = useRef(value)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    const own = onItsWay.current.lastIndexOf(value)
    onItsWay.current.splice(0, own < 0 ? onItsWay.current.length : own + 1)
    if (own >= 0 || value === text.current) return
    text.current = value
    editor.current?.setText(value)
  }, [value])
  useEffect(() => editor.current?.setLanguage(language), [language])
  useEffect(() => editor.current?.setNames(names), [names])
  useEffect(() => editor.current?.setWords({ id, label, describedBy, isInvalid }), [id, label, describedBy, isInvalid])
  useEffect(() => editor.current?.setProblem(problem), [problem])
  return <div ref={box} />
}
