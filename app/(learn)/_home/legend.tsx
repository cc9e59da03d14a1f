import { DoubtSymbol, EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { hasCourseList } from '@/app/course'
import { doubtWords, strengthWords } from '@/app/words/strength'
import { doubts, strengths } from '@/core/course/course'
import styles from './home.module.css'

/** What each symbol of the evidence means. */
export function Legend() {
  return (
    <section aria-labelledby="marks" className={styles.legend}>
      <h2 id="marks">What the marks mean</h2>
      <dl>
        {strengths.map((strength) => (
          <div key={strength}>
            <dt>
              <EvidenceSymbol strength={strength} />
              {strengthWords[strength].short}
            </dt>
            <dd>{strengthWords[strength].long}</dd>
          </div>
        ))}
      </dl>
      <h3>Beside what is often said</h3>
      <dl>
        {doubts.map((doubt) => (
          <div key={doubt}>
            <dt>
              <DoubtSymbol doubt={doubt} />
              {doubtWords[doubt].short}
            </dt>
            <dd>{doubtWords[doubt].long}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.more}>
        In figures the same marks stand in outline after their words, so that none looks like a measured value.
      </p>
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
