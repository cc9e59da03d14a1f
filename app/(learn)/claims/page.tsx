import type { Metadata } from 'next'
import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import styles from '@/app/_components/evidence/lists.module.css'
import { readCourse, showClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import type { AuthoredModule } from '@/core/course/authored-course'
import { type Claim, strengthOf, strengths } from '@/core/course/course'

export const metadata: Metadata = {
  title: 'Evidence',
  description: 'Every statement of the course, by the strength of its evidence.',
}

/** Every claim of the course, by strength, each with its note, its sources and the passages that teach it. */
export default function ClaimsPage() {
  const { claims, modules } = readCourse()
  const groups = strengths.map((strength) => ({
    strength,
    claims: [...claims.values()].filter((claim) => strengthOf(claim) === strength),
  }))
  const filled = groups.filter((group) => group.claims.length > 0)
  return (
    <div className="page">
      <h1>What we know, and how well</h1>
      <p className="deck">The {claims.size} statements of the course, by the strength of what stands behind them.</p>
      <nav aria-label="Strengths">
        <ul className={styles.strengths}>
          {filled.map(({ strength, claims }) => (
            <li key={strength}>
              <a href={`#${strength}`}>
                <EvidenceSymbol strength={strength} />
                <span>{strengthWords[strength].short}</span>
                <span className={styles.count}>
                  {claims.length}
                  <span className="visually-hidden"> statements</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {filled.map(({ strength, claims }) => (
        <section key={strength} id={strength} aria-labelledby={`${strength}-title`} className={styles.group}>
          <h2 id={`${strength}-title`}>
            <EvidenceSymbol strength={strength} />
            {strengthWords[strength].short}
          </h2>
          <p className={styles.meaning}>{strengthWords[strength].long}</p>
          <ul className="plain-list">
            {claims.map((claim) => (
              <ClaimEntry key={claim.id} claim={claim} modules={modules} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function ClaimEntry({ claim, modules }: { claim: Claim; modules: AuthoredModule[] }) {
  const taught = modules.flatMap((module) =>
    module.passages.filter(({ claims }) => claims.includes(claim.id)).map((passage) => ({ module, passage })),
  )
  return (
    <li id={`claim-${claim.id}`} className={styles.claim}>
      <p>{claim.text}</p>
      <details>
        <summary>
          Note and sources<span className="visually-hidden"> for: {claim.text}</span>
        </summary>
        <div className={styles.claimFacts}>
          <ClaimFacts claim={showClaim(claim)} />
          {taught.length > 0 ? (
            <p>
              Taught in{' '}
              {taught.map(({ module, passage }, i) => (
                <span key={`${module.slug} ${passage.id}`}>
                  {i > 0 && ', '}
                  <a href={`/modules/${module.slug}#${passage.id}`}>{passage.title}</a>
                </span>
              ))}
              .
            </p>
          ) : (
            claim.notTaught && <p>Not taught in a lesson: {claim.notTaught}</p>
          )}
        </div>
      </details>
    </li>
  )
}
