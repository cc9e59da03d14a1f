'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Role } from '@/core/people'
import type { ModuleProgress } from '@/core/progress'

/** Progress as JSON carries it. */
export type ModuleState = Omit<ModuleProgress, 'readAt'> & { readAt: string | null }

/** Who reads this page. Unknown until the answer is there, and for ever where it does not come. */
export type Reader =
  | { status: 'unknown'; isDemo: false }
  | { status: 'signed-out'; isDemo: boolean }
  | { status: 'signed-in'; isDemo: boolean; name: string; role: Role; modules: ModuleState[]; due: number }

const ReaderContext = createContext<Reader>({ status: 'unknown', isDemo: false })

/** Asks once, after the page is there, who reads it: the pages themselves are the same for everybody. */
export function ReaderState({ children }: { children: ReactNode }) {
  const [reader, setReader] = useState<Reader>({ status: 'unknown', isDemo: false })
  useEffect(() => {
    const leaving = new AbortController()
    void findReader(leaving.signal).then((found) => found && setReader(found))
    return () => leaving.abort()
  }, [])
  return <ReaderContext value={reader}>{children}</ReaderContext>
}

/** Who reads this page. */
export function useReader(): Reader {
  return useContext(ReaderContext)
}

/** How far the reader is in one module; null where that is not known. */
export function useModuleState(slug: string): ModuleState | null {
  const reader = useReader()
  return reader.status === 'signed-in' ? (reader.modules.find(({ module }) => module === slug) ?? null) : null
}

async function findReader(signal: AbortSignal): Promise<Reader | null> {
  try {
    const response = await fetch('/api/me', { signal, headers: { accept: 'application/json' } })
    if (!response.ok) return null
    const said = (await response.json()) as { name: string | null; isDemo: boolean } & Omit<
      Reader & { status: 'signed-in' },
      'status'
    >
    return said.name === null ? { status: 'signed-out', isDemo: said.isDemo } : { ...said, status: 'signed-in' }
  } catch {
    // Offline, or on the way to another page: the page is whole without it.
    return null
  }
}
