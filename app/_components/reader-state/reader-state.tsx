'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { requestJson } from '@/app/json-request'
import type { Role } from '@/core/people'
import type { ModuleProgress } from '@/core/progress'

/** Progress in one module, as JSON carries it. */
export type ModuleState = Omit<ModuleProgress, 'readAt'> & { readAt: string | null }

/** Who reads this page. Unknown until the server has said so; it stays unknown if the server cannot be reached. */
export type Reader =
  | { status: 'unknown'; isDemo: false }
  | { status: 'signed-out'; isDemo: boolean }
  | { status: 'signed-in'; isDemo: boolean; name: string; role: Role; modules: ModuleState[]; due: number }

const ReaderContext = createContext<Reader>({ status: 'unknown', isDemo: false })

/** Asks the server once, after the page has loaded, who reads it: the pages themselves are the same for everybody. */
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

/** How far the reader is in one module; null if that is not known. */
export function useModuleState(slug: string): ModuleState | null {
  const reader = useReader()
  return reader.status === 'signed-in' ? (reader.modules.find(({ module }) => module === slug) ?? null) : null
}

async function findReader(signal: AbortSignal): Promise<Reader | null> {
  try {
    const response = await requestJson('/api/me', { signal })
    if (!response.ok) return null
    const found = (await response.json()) as { name: string | null; isDemo: boolean } & Omit<
      Reader & { status: 'signed-in' },
      'status'
    >
    return found.name === null ? { status: 'signed-out', isDemo: found.isDemo } : { ...found, status: 'signed-in' }
  } catch {
    // Without a connection, or on the way to another page: the page is complete without this.
    return null
  }
}
