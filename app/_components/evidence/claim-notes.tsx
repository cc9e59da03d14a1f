import { Words } from '@/app/_components/site/words'
import { requireClaim, type ShownClaim, showClaim } from '@/app/course'
import styles from './claim.module.css'
import { ClaimFacts } from './claim-facts'
import { EvidenceSymbol } from './evidence-symbol'

/** The notes of a paragraph's claims, in their order. `notes` is a list of `claim=note`, as `lessonParagraphs` writes it. */
export function ClaimNotes({ notes }: { notes: string }) {
  return (
    <div className={styles.notes}>
      {notes.split(' ').map((each, i) => {
        const [id = '', note = id] = each.split('=')
        const claim = requireClaim(id)
        return claim.verdict === 'editorial' ? null : <ClaimNote key={note} claim={showClaim(claim)} note={note} nth={i + 1} />
      })}
    </div>
  )
}

/** The note of one claim: the strength of its evidence, and on request the details. A wide margin shows how it begins. */
function ClaimNote({ claim, note, nth }: { claim: ShownClaim; note: string; nth: number }) {
  const { symbol, short, isOwn } = claim.strength
  return (
    <details className={styles.note} data-nth={nth} data-symbol={symbol}>
      <summary className={styles.summary}>
        <EvidenceSymbol symbol={symbol} />
        <Words as="span" className={styles.word} isAuthored={isOwn}>
          {short}
        </Words>
      </summary>
      {/* The id is inside, so that a link to it opens the note, with or without scripts. */}
      <div className={styles.body} id={`note-${note}`}>
        <ClaimFacts claim={claim} />
        <p className={styles.back}>
          <a href={`#claim-${note}`}>
            <Words>Back to the sentence</Words>
          </a>
        </p>
      </div>
    </details>
  )
}
