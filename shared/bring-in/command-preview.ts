/** What is shown of it before it is taken. Never a secret. */
export type CommandPreview = { readonly kind: 'command' }

/** What the person decided about it. */
export type CommandChoice = { readonly kind: 'command' }
