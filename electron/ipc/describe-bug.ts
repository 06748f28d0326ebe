/** What may be logged of a thrown thing: its kind and where it was thrown, never its message, which may hold anything. */
export function describeBug(cause: unknown): { readonly kind: string; readonly where: string } {
  if (!(cause instanceof Error)) return { kind: typeof cause, where: 'unknown' }
  const { stack = '', message } = cause
  // The message stands at the head of the stack and may itself look like frames.
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).match(/^\s+at .+$/gm) ?? []
  return { kind: cause.constructor.name, where: frames.slice(0, 4).map(withoutFolders).join(' < ') || 'unknown' }
}

function withoutFolders(frame: string): string {
  return frame.trim().replace(/(file:\/\/)?\/\S*\/(?=[^/]+$)/, '')
}
