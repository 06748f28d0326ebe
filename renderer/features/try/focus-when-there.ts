/** Focuses the first element that fits, as soon as it is drawn; gives up after some frames. */
export function focusWhenThere(box: HTMLElement | null, selector: string, frames = 10): void {
  const found = box?.querySelector<HTMLElement>(selector)
  if (found) found.focus()
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(box, selector, frames - 1))
}

/** What had the focus, if it is still on the page; else the first in `place` that fits. */
export function orElse(had: Element | null, place: HTMLElement | null, selector: string): HTMLElement | null {
  const isThere = had instanceof HTMLElement && had.isConnected && had !== document.body
  return isThere ? had : (place?.querySelector<HTMLElement>(selector) ?? null)
}
