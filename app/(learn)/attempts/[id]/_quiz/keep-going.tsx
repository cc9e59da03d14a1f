'use client'

import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode }
type State = { failures: number; isBroken: boolean }

// More failures than this in one visit have another cause than a page that was rewritten.
const mostFailures = 20

/**
 * Draws its children again if drawing a change fails, as it does when a translator or an extension has moved the nodes of the page.
 * The answers are held outside (`useSaving`), so that nothing is lost. An error that keeps coming back is passed on.
 */
export class KeepGoing extends Component<Props, State> {
  override state: State = { failures: 0, isBroken: false }

  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true }
  }

  override componentDidCatch(error: unknown) {
    if (this.state.failures >= mostFailures) throw error
    this.setState(({ failures }) => ({ failures: failures + 1, isBroken: false }))
  }

  override render() {
    const { failures, isBroken } = this.state
    // One element around everything: removing it removes whatever has become of what is inside.
    return isBroken ? null : <div key={failures}>{this.props.children}</div>
  }
}
