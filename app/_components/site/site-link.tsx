'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link of the header or footer. It says so if it leads to the page that is shown. */
export function SiteLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = usePathname() === href
  return (
    <a href={href} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  )
}
