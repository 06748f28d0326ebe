import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './qr-code.module.css'

type QrCodeProps = {
  /** What a camera reads in it. */
  readonly text: string
  /** What it leads to, for those who cannot see it. */
  readonly label: string
}

/** A QR code (ISO/IEC 18004), drawn by us; dark on light in every theme, since cameras want it so. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawingOf(text), [text])
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <title>{label}</title>
      <path d={path} />
    </svg>
  )
}

/** One run of dark modules is one rectangle. The quiet zone of four modules is part of it (section 5.3.8). */
function drawingOf(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return { size, path: runs.join('') }
}
