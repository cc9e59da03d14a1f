import { useEffect, useState, useSyncExternalStore } from 'react'
import type { OpenQuestion } from '@/core/attempt'
import { listLocal, writeLocal } from './local-store'
import { isUnsaved, type Queue } from './save-queue'
import { openSaving, type Saving } from './saving'
import { sendSave } from './send-save'

/** The saving of an attempt for as long as its page is shown, and the current queue. */
export function useSaving(attemptId: string, questions: readonly OpenQuestion[]): { saving: Saving; queue: Queue } {
  const [saving] = useState(() =>
    openSaving(questions, {
      send: (position, save, isLast) => sendSave(attemptId, position, save, isLast),
      listLocal: () => listLocal(attemptId),
      writeLocal: (position, entry) => writeLocal(attemptId, position, entry),
    }),
  )
  const queue = useSyncExternalStore(saving.subscribe, saving.getQueue, saving.getQueue)

  useEffect(() => {
    void saving.restore()
    const { sendNow, leave } = saving
    window.addEventListener('online', sendNow)
    window.addEventListener('focus', sendNow)
    window.addEventListener('pageshow', sendNow)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', sendNow)
    return () => {
      window.removeEventListener('online', sendNow)
      window.removeEventListener('focus', sendNow)
      window.removeEventListener('pageshow', sendNow)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', sendNow)
      saving.stop()
    }
  }, [saving])

  const isAtRisk = isUnsaved(queue)
  useEffect(() => {
    if (!isAtRisk) return
    const warn = (event: BeforeUnloadEvent) => {
      saving.sendNow()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [saving, isAtRisk])

  return { saving, queue }
}
