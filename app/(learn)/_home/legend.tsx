import { DoubtSymbol, EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { Words } from '@/app/_components/site/words'
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
      <Words as="h2" id="marks">
        {strengths.length + doubts.length === 1 ? 'What the mark means' : 'What the marks mean'}
      </Words>
      <dl>
        {strengths.map(({ id, symbol, short, long, isOwn }) => (
          <div key={id}>
            <dt>
              <EvidenceSymbol symbol={symbol} />
              <Words isAuthored={isOwn}>{short}</Words>
            </dt>
            <Words as="dd" isAuthored={isOwn}>
              {long}
            </Words>
          </div>
        ))}
      </dl>
      {doubts.length > 0 && (
        <>
          <Words as="h3">Beside what is often said</Words>
          <dl>
            {doubts.map(({ id, short, long, isOwn }) => (
              <div key={id}>
                <dt>
                  <DoubtSymbol doubt={id} />
                  <Words isAuthored={isOwn}>{short}</Words>
                </dt>
                <Words as="dd" isAuthored={isOwn}>
                  {long}
                </Words>
              </div>
            ))}
          </dl>
        </>
      )}
      {readCourse().modules.some(({ figures }) => figures.length > 0) && (
        <Words as="p" className={styles.more}>
          In figures the same marks stand in outline after their words, so that none looks like a measured value.
        </Words>
      )}
      <Words as="p" className={styles.more}>
        <a href="/claims">Every statement of the course, by strength</a>
        {hasCourseList('/references') && (
          <>
            {' '}
            · <a href="/references">Its sources</a>
          </>
        )}
      </Words>
    </section>
  )
}
