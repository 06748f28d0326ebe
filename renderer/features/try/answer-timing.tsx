import { formatBytes, formatMilliseconds } from '../../../shared/core/format-time.ts'
import type { Exchange, Timings } from '../../../shared/domain/http-exchange.ts'
import { Fold } from '../../ui/fold.tsx'
import styles from './answer-timing.module.css'

const steps: readonly (readonly [keyof Timings, string])[] = [
  ['dnsMs', 'Finding the server’s address'],
  ['connectMs', 'Connecting'],
  ['tlsMs', 'Securing the connection'],
  ['waitingMs', 'Waiting for the answer'],
  ['downloadMs', 'Downloading it'],
]

/** Where the time went, and how much came. */
export function AnswerTiming({ exchange }: { readonly exchange: Exchange }) {
  const { timings, size, wireSize, httpVersion } = exchange
  const isKept = timings.connectMs === null
  return (
    <Fold summary="Timing">
      <table className={styles.steps} aria-label="Where the time went">
        <tbody>
          {steps.map(([step, name]) => {
            const ms = timings[step]
            return (
              <tr key={step}>
                <th scope="row">{name}</th>
                <td data-none={ms === null}>{ms === null ? 'not needed' : formatMilliseconds(ms)}</td>
              </tr>
            )
          })}
          <tr className={styles.total}>
            <th scope="row">All in all</th>
            <td>{formatMilliseconds(timings.totalMs)}</td>
          </tr>
        </tbody>
      </table>
      <p className={styles.note}>
        HTTP/{httpVersion}
        {isKept && ', over the connection that was still open from before'}. {describeSizes(size, wireSize)}
      </p>
    </Fold>
  )
}

function describeSizes(size: number, wireSize: number): string {
  if (size === wireSize) return `${formatBytes(size)} came.`
  return `${formatBytes(wireSize)} came compressed, which is ${formatBytes(size)} unpacked.`
}
