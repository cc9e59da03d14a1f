'use client'

import { usePathname } from 'next/navigation'
import styles from './teach-nav.module.css'

type Props = {
  /** Whether the viewer is an administrator, for whom there is one page more. */
  isAdministrator: boolean
}

const places = [
  ['/teach', 'Today'],
  ['/teach/gradebook', 'Gradebook'],
  ['/teach/questions', 'Questions'],
  ['/teach/reports', 'Reports'],
  ['/teach/cohorts', 'Cohorts'],
  ['/teach/corrections', 'Corrections'],
  ['/teach/exports', 'Exports'],
] as const

/** The instructor's pages. The one that is shown is marked, and so is the gradebook while one of its learners is shown. */
export function TeachNav({ isAdministrator }: Props) {
  const path = usePathname()
  const shown = [...places, ...(isAdministrator ? ([['/teach/instructors', 'Instructors']] as const) : [])]
  const isWithin = (href: string) =>
    path === href ||
    (href !== '/teach' && path.startsWith(`${href}/`)) ||
    (href === '/teach/corrections' && path === '/teach/withdrawals') ||
    (href === '/teach/gradebook' && /^\/teach\/(people|attempts)\//.test(path))
  return (
    <nav aria-label="Teaching" className={`${styles.bar} no-print`}>
      <ul className={`page-wide ${styles.links}`}>
        {shown.map(([href, words]) => (
          <li key={href}>
            <a href={href} aria-current={path === href ? 'page' : isWithin(href) ? 'true' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
