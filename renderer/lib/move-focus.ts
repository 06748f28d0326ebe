/** Moves the focus among the elements of `container` that match, as arrow keys do; does not run round the ends. */
export function moveFocus(
  container: HTMLElement | null,
  selector: string,
  to: 'first' | 'last' | 'next' | 'previous',
  event?: { preventDefault: () => void },
): void {
  const all = Array.from(container?.querySelectorAll<HTMLElement>(selector) ?? [])
  const here = all.indexOf(document.activeElement as HTMLElement)
  const target = { first: all[0], last: all.at(-1), next: all[here + 1], previous: all[Math.max(0, here - 1)] }[to]
  if (!target) return
  event?.preventDefault()
  target.focus()
}
