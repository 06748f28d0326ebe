const most = 8

/** The suggestions that hold what was typed, those that begin with it first. None when that is one of them already. */
export function fitting(suggestions: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase()
  const places = suggestions.map((one) => ({ one, at: one.toLowerCase().indexOf(wanted) })).filter(({ at }) => at >= 0)
  if (places.some(({ one }) => one.toLowerCase() === wanted)) return []
  const first = places.filter(({ at }) => at === 0)
  return [...first, ...places.filter(({ at }) => at > 0)].slice(0, most).map(({ one }) => one)
}
