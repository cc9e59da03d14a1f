import { DoubtSymbol, EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { hasCourseList, listShownDoubts, listShownStrengths, readCourse, shownDoubtOf, strengthOf } from '@/app/course'
import styles from './home.module.css'

/** What each symbol of the evidence means, of those that the course uses; null if it uses none. */
export function Legend() {
  const claims = [...readCourse().claims.values()]
  const strengths = listShownStrengths().filter(({ id }) => claims.some((claim) => strengthOf(claim).id === id))
  const doubts = listShownDoubts().filter(({ id }) => claims.some((claim) => shownDoubtOf(claim)?.id === id))
  if (strengths.length === 0) return null
  return (
    <section aria-labelledby="marks" className={styles.legend}>
      <h2 id="marks">{strengths.length + doubts.length === 1 ? 'What the mark means' : 'What the marks mean'}</h2>
      <dl>
        {strengths.map(({ id, symbol, short, long }) => (
          <div key={id}>
            <dt>
              <EvidenceSymbol symbol={symbol} />
              {short}
            </dt>
            <dd>{long}</dd>
          </div>
        ))}
      </dl>
      {doubts.length > 0 && (
        <>
          <h3>Beside what is often said</h3>
          <dl>
            {doubts.map(({ id, short, long }) => (
              <div key={id}>
                <dt>
                  <DoubtSymbol doubt={id} />
                  {short}
                </dt>
                <dd>{long}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {readCourse().modules.some(({ figures }) => figures.length > 0) && (
        <p className={styles.more}>
          In figures the same marks stand in outline after their words, so that none looks like a measured value.
        </p>
      )}
      <p className={styles.more}>
        <a href="/claims">Every statement of the course, by strength</a>
        {hasCourseList('/references') && (
          <>
            {' '}
            · <a href="/references">Its sources</a>
          </>
        )}
      </p>
    </section>
  )
}
