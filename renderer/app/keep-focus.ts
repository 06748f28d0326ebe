/** Hands the focus on when what had it goes away, so that nobody without a mouse has to start over. */

const reachable = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** Listens for good. The focus goes to what is nearest to where it was; in another place, to that place as a whole. */
export function keepFocus(): void {
  /** What had the focus last, and all it stood in, innermost first. Empty when it was given up on purpose. */
  let line: readonly Element[] = []
  document.addEventListener('focusin', ({ target }) => {
    line = target instanceof Element ? lineOf(target) : []
  })
  document.addEventListener('focusout', ({ target }) => {
    setTimeout(() => {
      if (target === line[0] && line[0]?.isConnected && document.activeElement === document.body) line = []
    })
  })
  const watcher = new MutationObserver(() => {
    if (isLost(line)) requestAnimationFrame(() => isLost(line) && nearestOf(line)?.focus({ preventScroll: true }))
  })
  watcher.observe(document.body, { childList: true, subtree: true })
}

function isLost([last]: readonly Element[]): boolean {
  return last !== undefined && !last.isConnected && document.activeElement === document.body
}

function lineOf(element: Element): readonly Element[] {
  return element.parentElement === null ? [element] : [element, ...lineOf(element.parentElement)]
}

/** What can take the focus in the innermost part that is still there; the main part, when that is all there is. */
function nearestOf(line: readonly Element[]): HTMLElement | null {
  const main = document.querySelector('main')
  for (const part of line.filter((element) => element.isConnected)) {
    if (part.contains(main)) return main
    const first = Array.from(part.querySelectorAll<HTMLElement>(reachable)).find(canTakeFocus)
    if (first) return first
  }
  return main
}

function canTakeFocus(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility()
}
