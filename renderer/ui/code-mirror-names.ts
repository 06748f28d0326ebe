/** Names in double braces, for the code editor: offered while they are typed, and marked. */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { CodeNames } from './code-names.ts'

const open = /\{\{[ \t]*\$?[\p{L}\p{M}\p{N}_.-]*$/u
const inside = /\{\{[ \t]{0,20}(\$?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99})[ \t]{0,20}\}\}/gu

/** What an editor needs for these names; nothing where there are none. */
export function namesExtension(names: CodeNames | null): Extension {
  if (names === null) return []
  return [
    autocompletion({ override: [(context) => complete(context, names)], icons: false, tooltipClass: () => 'cm-names' }),
    marks(names),
    theme,
  ]
}

function complete(context: CompletionContext, names: CodeNames): CompletionResult | null {
  const before = context.matchBefore(open)
  if (before === null) return null
  const typed = before.text.replace(/^\{\{[ \t]*/, '')
  const from = context.pos - typed.length
  const rest =
    /^[\p{L}\p{M}\p{N}_.-]*[ \t]*\}\}/u.exec(context.state.sliceDoc(context.pos, context.pos + 130))?.[0] ?? ''
  return {
    from,
    filter: false,
    options: names.offers(typed).map(({ name, shown, about, onChosen }) => ({
      label: shown,
      detail: about,
      apply(view: EditorView) {
        if (name !== '') {
          const insert = `${name}}}`
          view.dispatch({
            changes: { from, to: context.pos + rest.length, insert },
            selection: { anchor: from + insert.length },
            userEvent: 'input.complete',
          })
        }
        onChosen?.()
      },
    })),
  }
}

function marks(names: CodeNames): Extension {
  const set = Decoration.mark({ class: 'cm-name' })
  const missing = Decoration.mark({ class: 'cm-name-missing' })
  const decorator = new MatchDecorator({
    regexp: inside,
    decoration: (match, view, at) => {
      const isText =
        view.state.sliceDoc(Math.max(0, at - 1), at) === '\\' && view.state.sliceDoc(Math.max(0, at - 2), at) !== '\\\\'
      if (isText) return null
      return names.isSet(match[1] ?? '') ? set : missing
    },
  })
  return ViewPlugin.define(
    (view) => ({
      marked: decorator.createDeco(view),
      update(update: ViewUpdate) {
        this.marked = decorator.updateDeco(update, this.marked)
      },
    }),
    { decorations: ({ marked }) => marked },
  )
}

const theme = EditorView.theme({
  '.cm-name': { color: 'var(--accent)', fontWeight: '500' },
  '.cm-name-missing': {
    color: 'var(--danger)',
    textDecoration: 'underline wavy',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip.cm-names': {
    border: '0',
    borderRadius: '8px',
    background: 'var(--paper-raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow-floating)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-names > ul': { maxHeight: '260px', padding: '4px', font: 'var(--type-mono)' },
  '.cm-tooltip.cm-names > ul > li': {
    display: 'flex',
    gap: '16px',
    justifyContent: 'space-between',
    padding: '5px 8px',
    borderRadius: 'var(--radius-small)',
    lineHeight: '20px',
  },
  '.cm-tooltip.cm-names > ul > li[aria-selected]': { background: 'var(--accent-tint)', color: 'var(--ink)' },
  '.cm-completionDetail': {
    maxWidth: '260px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: 'var(--ink-soft)',
    font: 'var(--type-small)',
    fontStyle: 'normal',
  },
})
