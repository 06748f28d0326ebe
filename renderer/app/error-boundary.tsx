import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './error-boundary.module.css'

type ErrorBoundaryProps = {
  readonly children: ReactNode
  /** Draws the children anew when it changes: another place may work. */
  readonly place: string
}

/** The last resort for bugs of ours: says so, loses nothing, offers a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false })
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div className={styles.place} role="alert">
        <EmptyState
          title="Something in Hallpass itself went wrong"
          text="That is our mistake, not yours. Your connections and tokens are as they were."
          action={<Button onClick={() => this.setState({ broken: false })}>Show this again</Button>}
        />
      </div>
    )
  }
}
