import { parseSetCookie } from 'set-cookie-parser'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import styles from './answer.module.css'
import { describeCookie } from './describe-cookie.ts'

/** The cookies an answer asks to keep. They are only shown: the tester keeps none and sends none along. */
export function CookiesSet({ exchange }: { readonly exchange: Exchange }) {
  const lines = exchange.headers.filter(({ name }) => name === 'set-cookie').map(({ value }) => value)
  const cookies = parseSetCookie(lines, { decodeValues: false, silent: true })
  if (cookies.length === 0) return null
  return (
    <Fold summary={`Cookies (${cookies.length})`}>
      <p className={styles.empty}>
        The server asks to keep these. Hallpass shows them, and sends none along next time.
      </p>
      <KeyValueRows
        look="ruled"
        rows={cookies.map((cookie, index) => ({
          key: `${index} ${cookie.name}`,
          name: <code>{cookie.name}</code>,
          value: cookie.value,
          mono: true,
          detail: describeCookie(cookie),
        }))}
      />
    </Fold>
  )
}
