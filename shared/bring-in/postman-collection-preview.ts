/** What is shown of it before it is taken. Never a secret. */
export type PostmanCollectionPreview = { readonly kind: 'postman-collection' }

/** What the person decided about it. */
export type PostmanCollectionChoice = { readonly kind: 'postman-collection' }
