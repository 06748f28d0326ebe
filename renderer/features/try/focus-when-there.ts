/** Focuses the first element that fits, as soon as it is drawn; gives up after some frames. */
export function focusWhenThere(box: HTMLElement | null, selector: string, frames = 10): void {
  const found = box?.querySelector<HTMLElement>(selector)
  if (found) found.focus()
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(box, selector, frames - 1))
}
