import { Search } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { moveFocus } from '../../lib/move-focus.ts'
import { useProviders } from '../../stores/providers.store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './choose-system-view.module.css'
import { findSystems } from './find-systems.ts'
import { groupSystems } from './group-systems.ts'
import { OtherWays } from './other-ways.tsx'
import { PracticeOffer } from './practice-offer.tsx'
import { SystemStub } from './system-stub.tsx'

type ChooseSystemViewProps = {
  readonly onChoose: (providerId: string) => void
  /** The practice servers run and their connections are there. */
  readonly onPractice: () => void
  /** To describe a login by hand. */
  readonly onMake: () => void
  /** To hand over a command, a file, a card. */
  readonly onBringIn: () => void
}

/** The gallery: which system to connect to. Typing narrows it, arrow keys walk it, Enter takes the first. */
export function ChooseSystemView({ onChoose, onPractice, onMake, onBringIn }: ChooseSystemViewProps) {
  const providers = useProviders((state) => state.providers)
  const [sought, setSought] = useState('')
  const anything = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = findSystems(providers, sought)
  const groups = groupSystems(found)
  const first = groups[0]?.systems[0]
  const toAnything = () => {
    anything.current?.scrollIntoView()
    anything.current?.focus({ preventScroll: true })
  }
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && first) onChoose(first.id)
    if (event.key === 'ArrowDown') moveFocus(list.current, 'a, button', 'first', event)
  }
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') moveFocus(list.current, 'button', 'next', event)
    if (event.key === 'ArrowUp') moveFocus(list.current, 'button', 'previous', event)
  }
  return (
    <div className={styles.view}>
      <header>
        <h1>Which system?</h1>
        <p className={styles.what}>
          Choose where the token should come from.{' '}
          <button type="button" className={styles.jump} onClick={toAnything}>
            Yours is not here?
          </button>
        </p>
      </header>
      <TextField
        label="Find a system"
        type="search"
        placeholder="Name, or what it is for"
        value={sought}
        suffix={<Search size={16} aria-hidden="true" />}
        autoFocus
        onChange={(event) => setSought(event.target.value)}
        onKeyDown={onSearchKey}
      />
      <VisuallyHidden>
        <span role="status">{found.length === 1 ? '1 system' : `${found.length} systems`}</span>
      </VisuallyHidden>
      {found.length === 0 && (
        <EmptyState
          title={`Nothing here is called “${sought.trim()}”`}
          text="Try a shorter word, or a part of the name. Or look further down: any OAuth server, and any login that answers with a token, can be added."
        />
      )}
      <div ref={list} className={styles.groups}>
        {groups.map(({ id, title, systems }) => (
          <section key={id} className={styles.group} aria-label={title}>
            <h2 className={styles.title} ref={id === 'any' ? anything : null} tabIndex={-1}>
              {title}
            </h2>
            <ul className={styles.list}>
              {systems.map((provider) => (
                <li key={provider.id}>
                  <SystemStub provider={provider} onChoose={() => onChoose(provider.id)} onKeyDown={onListKey} />
                </li>
              ))}
              {id === 'any' && <OtherWays onMake={onMake} onBringIn={onBringIn} onKeyDown={onListKey} />}
            </ul>
          </section>
        ))}
      </div>
      <PracticeOffer onStarted={onPractice} />
    </div>
  )
}
