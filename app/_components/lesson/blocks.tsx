import { type ReactNode, useId } from 'react'
import { DoubtLabel } from '@/app/_components/evidence/evidence-symbol'
import { Authored, Words } from '@/app/_components/site/words'
import { requireClaim, shownDoubtOf } from '@/app/course'
import styles from './blocks.module.css'

type Block = { children: ReactNode }

/** A passage: a named section of a lesson. Its id is an address that questions link to. */
export function Passage({ id, title, module, children }: Block & { id: string; title: string; module?: string }) {
  return (
    <section
      id={id}
      className={styles.passage}
      aria-labelledby={`${id}-title`}
      data-passage={id}
      data-withdrawn-with={module === undefined ? undefined : `passage/${module}#${id}`}
    >
      <h2 id={`${id}-title`} className={styles.title}>
        <a href={`#${id}`}>{title}</a>
      </h2>
      {children}
      {module !== undefined && (
        <p className={`${styles.report} no-print`}>
          <a href={`/report?module=${module}&passage=${id}`} rel="nofollow">
            <Words>
              Report a problem
              <span className="visually-hidden">
                {' '}
                with “<Authored>{title}</Authored>”
              </span>
            </Words>
          </a>
        </p>
      )}
    </section>
  )
}

/** A common telling that is wrong or too simple. With `claim`, the id of the claim behind it, a label says what is wrong. */
export function OftenSaid({ claim, children }: Block & { claim?: string }) {
  const doubt = claim === undefined ? null : shownDoubtOf(requireClaim(claim))
  return (
    <div className={styles.oftenSaid}>
      <p className={styles.label}>
        <Words>Often said</Words>
        {doubt && (
          <span className={styles.doubt}>
            <Words as="span" className="visually-hidden">
              , but:{' '}
            </Words>
            <DoubtLabel doubt={doubt} />
          </span>
        )}
      </p>
      {children}
    </div>
  )
}

/** What was found instead. It follows an `OftenSaid` and forms a pair with it. */
export function Measured({ children }: Block) {
  return (
    <div className={styles.measured}>
      <Words as="p" className={styles.label}>
        What was found
      </Words>
      {children}
    </div>
  )
}

/** A safety note. */
export function Safety({ title, children }: Block & { title: string }) {
  const id = useId()
  return (
    <div role="note" aria-labelledby={id} className={styles.safety}>
      <p id={id} className={styles.safetyTitle}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M12 3 22.5 21h-21z" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinejoin="round" />
          <path d="M12 9.5v5.5" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
          <circle cx="12" cy="18" r="1.4" fill="currentColor" />
        </svg>
        {title}
      </p>
      {children}
    </div>
  )
}

/** Something to think about, without a question to answer. */
export function Reflection({ children }: Block) {
  const id = useId()
  return (
    <div role="note" aria-labelledby={id} className={styles.reflection}>
      <Words as="p" id={id} className={styles.label}>
        To think about
      </Words>
      {children}
    </div>
  )
}

/** The lesson in a few lines. */
export function Recap({ children }: Block) {
  return (
    <section id="recap" aria-labelledby="recap-title" className={styles.recap} data-passage="recap">
      <Words as="h2" id="recap-title">
        In short
      </Words>
      {children}
    </section>
  )
}
