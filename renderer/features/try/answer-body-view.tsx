import { useState } from 'react'
import type { AnswerBody } from '../../../shared/domain/answer-body.ts'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { type AnswerLook, useAnswerLooks } from '../../stores/answer-looks.store.ts'
import { TabPanel } from '../../ui/tab-panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import styles from './answer-body-view.module.css'
import { AnswerLinesView } from './answer-lines-view.tsx'
import { looksOf } from './answer-looks.ts'
import { CharsetBar } from './charset-bar.tsx'
import { FileCard } from './file-card.tsx'
import { HexView } from './hex-view.tsx'
import { PageView } from './page-view.tsx'
import { PictureView } from './picture-view.tsx'
import { PiecesView } from './pieces-view.tsx'

type AnswerBodyViewProps = { readonly exchange: Exchange }

/** The body, in one of the ways to look at it. How each kind was last looked at is how it is shown next time. */
export function AnswerBodyView({ exchange }: AnswerBodyViewProps) {
  const [body, setBody] = useState<AnswerBody>(exchange.body)
  // What was read anew has other lines.
  const [reading, setReading] = useState(0)
  const { kind } = exchange.body
  const chosen = useAnswerLooks((state) => state.looks[kind])
  const choose = useAnswerLooks((state) => state.choose)
  const items = looksOf(exchange.body)
  const [first] = items
  if (!first) return <p className={styles.quiet}>The answer has no body.</p>
  const look = items.find(({ value }) => value === chosen)?.value ?? first.value
  const onRead = (read: AnswerBody) => {
    setBody(read)
    setReading((count) => count + 1)
  }
  return (
    <Tabs<AnswerLook> label="Ways to look at the body" value={look} onChange={(one) => choose(kind, one)} items={items}>
      <TabPanel value={look}>
        <div className={styles.body}>
          {(look === 'source' || look === 'pretty') && (
            <CharsetBar exchangeId={exchange.id} body={body} onRead={onRead} />
          )}
          <Look key={reading} {...{ exchange, look }} />
        </div>
      </TabPanel>
    </Tabs>
  )
}

function Look({ exchange, look }: { readonly exchange: Exchange; readonly look: AnswerLook }) {
  const { id, body, size } = exchange
  if (look === 'hex') return <HexView exchangeId={id} size={size} />
  if (look === 'preview' && body.kind === 'html') return <PageView exchangeId={id} />
  if (look === 'preview' && body.kind === 'image') return <PictureView exchangeId={id} {...{ body, size }} />
  if (look === 'pieces' && 'pieces' in body) {
    const count = body.earlier + body.pieces.length
    return <PiecesView kind={body.kind} pieces={body.pieces} count={count} isLive={false} retryMs={body.retryMs} />
  }
  if (look === 'file' && body.kind === 'binary') return <FileCard exchangeId={id} {...{ body, size }} />
  const view = look === 'pretty' ? (body.kind === 'xml' ? 'xml' : 'json') : 'text'
  return <AnswerLinesView exchangeId={id} view={view} label="Body" />
}
