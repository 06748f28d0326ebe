/** Begins the `kid` of every key that Hallpass makes for tests, so that tokens signed with one are known again. */
export const madeHerePrefix = 'hallpass-made-'
