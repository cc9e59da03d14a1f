import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { Authored, Words } from '@/app/_components/site/words'
import { readCourse, type ShownStrength, showClaim } from '@/app/course'
import type { Claim } from '@/core/course/course'
import styles from './lists.module.css'

type Props = { strength: ShownStrength; claims: readonly Claim[] }

/** The claims of one strength: each with its words, and on request its note, its sources and the passages that teach it. */
export function ClaimGroup({ strength: { id, symbol, short, long, isOwn }, claims }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles.group}>
      <h2 id={`${id}-title`}>
        <EvidenceSymbol symbol={symbol} />
        <Words isAuthored={isOwn}>{short}</Words>
      </h2>
      <Words as="p" className={styles.meaning} isAuthored={isOwn}>
        {long}
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
    <li
      id={`claim-${claim.id}`}
      className={styles.claim}
      data-withdrawn-with={taught.map(({ module, passage }) => `passage/${module.slug}#${passage.id}`).join(' ') || undefined}
    >
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
