import { DoubtSymbol, EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { Words } from '@/app/_components/site/words'
import { doubtWords, strengthWords } from '@/app/words/strength'
import { doubts, strengths } from '@/core/course/course'
import styles from './home.module.css'

/** What each symbol of the evidence means. */
export function Legend() {
  return (
    <section aria-labelledby="marks" className={styles.legend}>
      <Words as="h2" id="marks">
        What the marks mean
      </Words>
      <dl>
        {strengths.map((strength) => (
          <div key={strength}>
            <dt>
              <EvidenceSymbol strength={strength} />
              <Words>{strengthWords[strength].short}</Words>
            </dt>
            <Words as="dd">{strengthWords[strength].long}</Words>
          </div>
        ))}
      </dl>
      <Words as="h3">Beside what is often said</Words>
      <dl>
        {doubts.map((doubt) => (
          <div key={doubt}>
            <dt>
              <DoubtSymbol doubt={doubt} />
              <Words>{doubtWords[doubt].short}</Words>
            </dt>
            <Words as="dd">{doubtWords[doubt].long}</Words>
          </div>
        ))}
      </dl>
      <Words as="p">
        In figures the same marks stand in outline after their words, so that none looks like a measured value.
      </Words>
      <Words as="p" className={styles.more}>
        <a href="/claims">Every statement of the course, by strength</a> · <a href="/references">Its sources</a>
      </Words>
    </section>
  )
}
