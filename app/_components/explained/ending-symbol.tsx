import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import { endingWords } from '@/app/words/marking'
import type { Ending } from '@/core/ending'
import styles from './explained.module.css'

const strokes: Record<Ending, ReactNode> = {
  right: <path d="M2.5 8.5 6.5 12.5 13.5 3.5" />,
  partly: <path d="M1.5 9.5C4 5.5 6 6 8 8s4 2.5 6.5-1.5" />,
  wrong: <path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" />,
  unreadable: <path d="M5 6c0-4 6.5-4 6.5-.5C11.500 8 8.250 8 8.250 10.500M8.250 13.500v.5" />,
  blank: <path d="M3 8h10" strokeDasharray="2.5 1.25" />,
}

/** The symbol of an ending, hidden from screen readers: its word must stand beside it. */
export function EndingSymbol({ ending }: { ending: Ending }) {
  return (
    <svg className={styles.symbol} viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-ending={ending}>
      {strokes[ending]}
    </svg>
  )
}

/** The symbol of an ending with its word, or with other words. */
export function EndingLabel({ ending, children }: { ending: Ending; children?: ReactNode }) {
  return (
    <span className={styles.ending} data-ending={ending}>
      <EndingSymbol ending={ending} /> <Words>{children ?? endingWords[ending]}</Words>
    </span>
  )
}
