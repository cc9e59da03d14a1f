import { Authored, Words } from '@/app/_components/site/words'
import type { ShownClaim } from '@/app/course'
import styles from './claim.module.css'
import { DoubtLabel } from './evidence-symbol'
import { Sources } from './sources'

type Props = { claim: Pick<ShownClaim, 'note' | 'verdict' | 'telling' | 'doubt' | 'sources'> }

/** The details of a claim: its note, how its common telling holds up, and its sources. */
export function ClaimFacts({ claim }: Props) {
  return (
    <>
      <p className={styles.fine}>{claim.note}</p>
      <Telling claim={claim} />
      <Sources sources={claim.sources} />
    </>
  )
}

/** How a claim is often told, and what is wrong with that; null if the author says nothing about it. */
function Telling({ claim: { verdict, telling, doubt } }: Props) {
  if (verdict === 'editorial')
    return (
      <Words as="p" className={styles.telling}>
        This is the course’s own view.
      </Words>
    )
  if (!doubt && !telling) return null
  return (
    <Words as="p" className={styles.telling}>
      {telling ? (
        <>
          Often said: “<Authored>{telling}</Authored>”{' '}
        </>
      ) : (
        'The way this is often told: '
      )}
      {doubt && (
        <>
          <DoubtLabel doubt={doubt} />. {doubt.long}
        </>
      )}
    </Words>
  )
}
