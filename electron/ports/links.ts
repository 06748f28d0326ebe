/** Opens a web page in the system's browser. https only; anything else fails with `request-refused`. */
export type Links = { readonly open: (url: string) => Promise<void> }
