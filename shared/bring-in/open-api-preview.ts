/** What is shown of it before it is taken. Never a secret. */
export type OpenApiPreview = { readonly kind: 'open-api' }

/** What the person decided about it. */
export type OpenApiChoice = { readonly kind: 'open-api' }
