/** Proves to the compiler that a `switch` over a closed union is complete; throws if data from outside broke the promise. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
