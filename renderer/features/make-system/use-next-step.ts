/** Carries out the next step of a failed trial. Where credentials would go elsewhere, it only fills that in. */
import type { NextAct } from '../../ui/failure-callout.tsx'
import { withFields } from './request-of-draft.ts'
import type { TrialWay } from './trial-of-draft.ts'
import type { LoginEditor } from './use-login-editor.ts'

export function useNextStep(editor: LoginEditor): (act: NextAct) => void {
  const { draft, change, changeWay, way, secrets, tryOut } = editor
  const again = (part: Partial<TrialWay>) => {
    changeWay(part)
    tryOut('sign-in', part)
  }
  const focusField = (named: string | undefined) => {
    const row = withFields(draft.request.rows).find(({ field }) => field === named)
    if (row !== undefined && secrets.focus(row.id)) return
    if (named) document.querySelector<HTMLElement>(`[data-field="${CSS.escape(named)}"]`)?.focus()
  }
  return (act) => {
    switch (act.kind) {
      case 'focus-field':
        return focusField(act.fields[0])
      case 'try-again':
        return tryOut('sign-in')
      case 'accept-http':
        return again({ acceptsInsecure: true })
      case 'skip-certificate-check':
        return again({ verifyTls: false })
      case 'trust-certificate': {
        const [certificate] = act.certificates
        if (certificate === undefined) return undefined
        const { fingerprint, subject, validTo } = certificate
        const others = way.trusted.filter(({ host }) => host !== act.host)
        return again({ trusted: [...others, { host: act.host, fingerprint, subject, validTo }] })
      }
      case 'use-http':
      case 'use-address':
        return change({ server: act.address })
      default:
        return undefined
    }
  }
}
