/** The code editor itself (CodeMirror 6). Loaded only when a person sees one; `code-editor.tsx` is its place in React. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { xml } from '@codemirror/lang-xml'
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { namesExtension } from './code-mirror-names.ts'
import type { CodeNames } from './code-names.ts'
import { codeColours, codeTheme } from './code-theme.ts'

/** What the text is, for its colours. */
export type CodeLanguage = 'json' | 'xml' | 'text'

/** Where a text has a fault, counted from 1, and what it is. */
export type CodeProblem = { readonly line: number; readonly column: number; readonly message: string }

/** What screen readers are told. */
export type CodeWords = {
  readonly id: string
  readonly label: string
  readonly describedBy: string | undefined
  readonly isInvalid: boolean
}

/** A place in the text: from where to where is selected. */
export type CodeSelection = { readonly from: number; readonly to: number }

/** An editor on the page. */
export type CodeMirror = {
  /** Replaces the text, as one step that can be undone. */
  readonly setText: (text: string) => void
  readonly setLanguage: (language: CodeLanguage) => void
  readonly setWords: (words: CodeWords) => void
  readonly setProblem: (problem: CodeProblem | null) => void
  readonly setNames: (names: CodeNames | null) => void
  readonly focus: (selection: CodeSelection) => void
  readonly destroy: () => void
}

export type CodeMirrorOptions = {
  readonly parent: HTMLElement
  readonly text: string
  readonly language: CodeLanguage
  readonly words: CodeWords
  readonly placeholder: string
  readonly onChange: (text: string) => void
}

const languages: Readonly<Record<CodeLanguage, () => Extension>> = { json, xml: () => xml(), text: () => [] }

// Mod-Enter sends the request.
const keys = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')

export function createCodeMirror(options: CodeMirrorOptions): CodeMirror {
  const language = new Compartment()
  const words = new Compartment()
  const names = new Compartment()
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(styleNonce()),
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        placeholder(options.placeholder),
        // Tab indents; Escape and then Tab leaves (CodeMirror's own way out), and so does Tab after Ctrl+M.
        keymap.of([...closeBracketsKeymap, ...keys, ...historyKeymap, indentWithTab]),
        syntaxHighlighting(codeColours),
        codeTheme,
        language.of(languages[options.language]()),
        words.of(attributesOf(options.words)),
        names.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(isolateHistory) === 'full')) {
            options.onChange(update.state.doc.toString())
          }
        }),
      ],
    }),
  })
  return {
    setText: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: isolateHistory.of('full'),
      }),
    setLanguage: (next) => view.dispatch({ effects: language.reconfigure(languages[next]()) }),
    setWords: (next) => view.dispatch({ effects: words.reconfigure(attributesOf(next)) }),
    setProblem: (problem) =>
      view.dispatch(setDiagnostics(view.state, problem === null ? [] : [diagnosticOf(view.state, problem)])),
    setNames: (next) => view.dispatch({ effects: names.reconfigure(namesExtension(next)) }),
    focus({ from, to }) {
      const end = view.state.doc.length
      view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

function attributesOf({ id, label, describedBy, isInvalid }: CodeWords): Extension {
  return [
    EditorView.contentAttributes.of({
      id,
      'aria-label': label,
      'aria-invalid': String(isInvalid),
      ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      autocorrect: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
    }),
    EditorView.editorAttributes.of({ 'data-invalid': String(isInvalid) }),
  ]
}

function diagnosticOf({ doc }: EditorState, { line, column, message }: CodeProblem) {
  const at = doc.line(Math.min(line, doc.lines))
  const from = Math.min(at.from + column - 1, at.to)
  const word = /^(?:[\w.+-]+|.)/u.exec(doc.sliceString(from, Math.min(from + 40, at.to)))?.[0] ?? ''
  return { from, to: from + word.length, severity: 'error', message } as const
}

/** The page's own, without which the policy takes no style made at run time. Read as a property: the attribute is hidden. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
