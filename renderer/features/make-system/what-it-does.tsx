import { CodeBlock } from '../../ui/code-block.tsx'
import type { LoginDraft } from './login-draft.ts'
import { describeLogin } from './login-words.ts'
import { previewOfRequest } from './request-preview.ts'
import styles from './what-it-does.module.css'

/** What Hallpass will do with the login, in words, and the request as it will go out. */
export function WhatItDoes({ draft }: { readonly draft: LoginDraft }) {
  return (
    <section className={styles.what} aria-label="What Hallpass will do">
      <h2 className={styles.title}>What Hallpass will do</h2>
      <ol className={styles.list}>
        {describeLogin(draft).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <CodeBlock label="The request as it goes out" text={previewOfRequest(draft, draft.request)} wrap />
      {draft.renews === 'second-request' && (
        <CodeBlock
          label="The second request as it goes out"
          text={previewOfRequest(draft, draft.renewal.request)}
          wrap
        />
      )}
    </section>
  )
}
