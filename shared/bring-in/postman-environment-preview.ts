/** What is shown of it before it is taken. Never a secret. */
export type PostmanEnvironmentPreview = { readonly kind: 'postman-environment' }

/** What the person decided about it. */
export type PostmanEnvironmentChoice = { readonly kind: 'postman-environment' }
