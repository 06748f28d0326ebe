/** How code in an editor looks: our tokens only, so that light and dark come by themselves. */
import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor's box and everything that floats over it. */
export const codeTheme = EditorView.theme({
  '&': {
    maxHeight: 'min(360px, 50vh)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--paper-raised)',
    color: 'var(--ink)',
    transition: 'border-color var(--motion-quick) var(--ease-out)',
  },
  '&:hover': { borderColor: 'var(--ink-soft)' },
  '&.cm-focused': { outline: 'var(--focus-width) solid var(--accent)', outlineOffset: 'var(--focus-gap)' },
  '&[data-invalid="true"]': { borderColor: 'var(--danger)', boxShadow: 'inset 3px 0 0 var(--danger)' },
  '.cm-scroller': {
    minHeight: '132px',
    font: 'var(--type-mono)',
    fontVariantLigatures: 'none',
    overflow: 'auto',
  },
  '.cm-content': { padding: '7px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 10px 0 6px' },
  '.cm-gutters': { border: '0', backgroundColor: 'transparent', color: 'var(--ink-soft)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '32px', padding: '0 6px 0 10px' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'var(--accent-tint)',
    boxShadow: 'inset 0 0 0 1px var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': { backgroundColor: 'var(--danger-tint)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--danger)' },
  '.cm-tooltip': {
    border: '0',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--paper-raised)',
    boxShadow: 'var(--shadow-floating)',
    color: 'var(--ink)',
    font: 'var(--type-small)',
  },
  '.cm-diagnostic-error': { borderInlineStart: '3px solid var(--danger)' },
})

/** Names stand out, values have the colours they have in answers. */
export const codeColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.tagName], color: 'var(--ink)', fontWeight: '500' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--accent)' },
  { tag: [tags.number, tags.bool, tags.null, tags.attributeName], color: 'var(--soon)' },
  { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: 'var(--ink-soft)' },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.angleBracket], color: 'var(--ink-soft)' },
])
