'use client'

import { useActionState } from 'react'
import { messages } from '@/app/words/messages'
import type { JoinAction } from './join-state'

type Props = { action: JoinAction; name: 'code' | 'token'; value: string; button: string }

/** The button with which somebody agrees to join. It works without scripts. */
export function JoinForm({ action, name, value, button }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send}>
      <input type="hidden" name={name} value={value} />
      {state.error && (
        <p role="alert" tabIndex={-1} className="notice wrong">
          {messages[state.error]}
        </p>
      )}
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  )
}
