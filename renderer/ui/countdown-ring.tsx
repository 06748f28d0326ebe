import { useId } from 'react'
import styles from './countdown-ring.module.css'

type CountdownRingProps = {
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown' | 'none'
  /** How much of the time is left, 0 to 1; null when that cannot be known. */
  readonly left: number | null
  /** Pixels. Up to 24 it is a filled sector, beyond that a thin arc. */
  readonly size?: number
}

/** Time left as a shape: full, part, empty, hatched (not known) or dashed (no token). Says nothing to a screen reader: the words beside it do. */
export function CountdownRing({ state, left, size = 16 }: CountdownRingProps) {
  const hatch = useId()
  const small = size <= 24
  const line = small ? 1.5 : 3
  const radius = (size - line) / 2
  const fillRadius = small ? (radius - 2) / 2 : radius
  const round = 2 * Math.PI * fillRadius
  const share = state === 'over' || state === 'none' ? 0 : Math.min(1, Math.max(0, left ?? 1))
  const middle = size / 2
  return (
    <svg
      className={styles.ring}
      data-state={state}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden
    >
      <circle
        className={small ? styles.outline : styles.track}
        cx={middle}
        cy={middle}
        r={radius}
        strokeWidth={line}
        strokeDasharray={state === 'none' ? '2 2.5' : undefined}
      />
      {state === 'unknown' ? (
        <>
          <pattern id={hatch} width={3} height={3} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className={styles.hatch} width={1.25} height={3} />
          </pattern>
          <circle cx={middle} cy={middle} r={radius - 1.5} fill={`url(#${hatch})`} stroke="none" />
        </>
      ) : (
        share > 0 && (
          <circle
            className={styles.arc}
            cx={middle}
            cy={middle}
            r={fillRadius}
            strokeWidth={small ? fillRadius * 2 : line}
            strokeDasharray={`${share * round} ${round}`}
            transform={`rotate(-90 ${middle} ${middle})`}
          />
        )
      )}
    </svg>
  )
}
