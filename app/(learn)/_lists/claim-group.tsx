import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { Authored, Words } from '@/app/_components/site/words'
import { readCourse, showClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import type { Claim, Strength } from '@/core/course/course'
import styles from './lists.module.css'

type Props = { strength: Strength; claims: readonly Claim[] }

/** The claims of one strength: each with its words, and on request its note, its sources and the passages that teach it. */
export function ClaimGroup({ strength, claims }: Props) {
  return (
    <section id={strength} aria-labelledby={`${strength}-title`} className={styles.group}>
      <h2 id={`${strength}-title`}>
        <EvidenceSymbol strength={strength} />
        <Words>{strengthWords[strength].short}</Words>
      </h2>
      <Words as="p" className={styles.meaning}>
        {strengthWords[strength].long}
      </Words>
      <ul className="plain-list">
        {claims.map((claim) => (
          <ClaimEntry key={claim.id} claim={claim} />
        ))}
      </ul>
    </section>
  )
}

function ClaimEntry({ claim }: { claim: Claim }) {
  const taught = readCourse().modules.flatMap((module) =>
    module.passages.filter(({ claims }) => claims.includes(claim.id)).map((passage) => ({ module, passage })),
  )
  return (
    <li id={`claim-${claim.id}`} className={styles.claim}>
      <p>{claim.text}</p>
      <details>
        <summary>
          <Words>
            Note and sources
            <span className="visually-hidden">
              {' '}
              for: <Authored>{claim.text}</Authored>
            </span>
          </Words>
        </summary>
        <div className={styles.claimFacts}>
          <ClaimFacts claim={showClaim(claim)} />
          {taught.length > 0 ? (
            <Words as="p">
              Taught in{' '}
              {taught.map(({ module, passage }, i) => (
                <span key={`${module.slug} ${passage.id}`}>
                  {i > 0 && ', '}
                  <a href={`/modules/${module.slug}#${passage.id}`}>
                    <Authored>{passage.title}</Authored>
                  </a>
                </span>
              ))}
              .
            </Words>
          ) : (
            claim.notTaught && (
              <Words as="p">
                Not taught in a lesson: <Authored>{claim.notTaught}</Authored>
              </Words>
            )
          )}
        </div>
      </details>
    </li>
  )
}
