/** Patterns for the characters that a terminal, a header or an editor takes for something else than text. */

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
/** Control characters of ASCII. */
export const asciiControl = /[\u0000-\u001f\u007f]/

/** The same without the line feed, which a shell takes as it is. */
export const controlInShell = /[\u0000-\u0009\u000b-\u001f\u007f]/

/** What no header can carry: all of them but the tab. */
export const controlsInHeader = /[\u0000-\u0008\u000a-\u001f\u007f]+/g

/** Control characters of ASCII and beyond, and those that turn lines around or break them in an editor. */
export const unprintable = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** What stands between `$'` and `'` as an escape. `!` too: some shells look for it in these quotes. */
export const escapedInShell = /[\\'!\u0001-\u001f\u007f-\u009f]/g
export const escapedInLatinShell = /[\\'!\u0001-\u001f\u007f-\u00ff]/g
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
