/** A span of time as figures: "0.4 ms", "120 ms", "2.5 s". */
export function formatMilliseconds(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1000).toFixed(1)} s`
  return `${ms < 9.95 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`
}
