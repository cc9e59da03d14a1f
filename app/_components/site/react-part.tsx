import type { ReactNode } from 'react'

/** The part of a page that React runs in the browser. The front sends every other page without React (server/web/documents.ts). */
export function ReactPart({ children }: { children: ReactNode }) {
  return <div data-react="">{children}</div>
}
