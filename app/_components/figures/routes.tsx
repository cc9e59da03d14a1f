import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import { requireClaim, showClaim } from '@/app/course'
import type { Figure } from '@/core/course/figure'
import { ClaimSymbols } from './claim-symbols'
import styles from './figure.module.css'

type RoutesData = Extract<Figure, { kind: 'routes' }>

/** Chains of ideas side by side. Each arrow is drawn by the strength of its claim and opens its note. */
export function RoutesFigure({ figure: { routes } }: { figure: RoutesData }) {
  return (
    <div className={styles.routes}>
      {routes.map(({ title, nodes, arrows }) => (
        <div key={title} className={styles.route}>
          <p className={styles.routeTitle}>{title}</p>
          <ol className={styles.chain}>
            {nodes.map((node, i) => {
              const arrow = arrows[i]
              return (
                <li key={node}>
                  <span className={styles.node}>{node}</span>
                  {arrow && <Arrow claim={arrow.claim} text={arrow.text} />}
                </li>
              )
            })}
          </ol>
        </div>
      ))}
    </div>
  )
}

function Arrow({ claim: id, text }: { claim: string; text: string }) {
  const claim = showClaim(requireClaim(id))
  return (
    <div className={styles.arrow} data-symbol={claim.strength.symbol}>
      <details>
        <summary>
          <span className={styles.arrowText}>{text}</span>
          <ClaimSymbols claims={[id]} />
        </summary>
        <div className={styles.arrowNote}>
          <ClaimFacts claim={claim} />
        </div>
      </details>
      <svg className={styles.arrowHead} viewBox="0 0 12 8" aria-hidden="true" focusable="false">
        <path d="M1 1l5 6 5-6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </div>
  )
}
