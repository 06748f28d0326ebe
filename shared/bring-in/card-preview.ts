/** What is shown of it before it is taken. Never a secret. */
export type CardPreview = { readonly kind: 'card' }

/** What the person decided about it. */
export type CardChoice = { readonly kind: 'card' }
