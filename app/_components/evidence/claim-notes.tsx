import { requireClaim, type ShownClaim, showClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import styles from './claim.module.css'
import { ClaimFacts } from './claim-facts'
import { EvidenceSymbol } from './evidence-symbol'

/** The notes of a paragraph's claims, in their order; `notes` is a list of `claim=note` from `lessonParagraphs`. */
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

/** The note of one claim: mark, word, fine print, how the common telling holds up, sources. In a wide margin its beginning shows unopened. */
function ClaimNote({ claim, note, nth }: { claim: ShownClaim; note: string; nth: number }) {
  const { strength } = claim
  return (
    <details className={styles.note} data-nth={nth} data-strength={strength}>
      <summary className={styles.summary}>
        <EvidenceSymbol strength={strength} />
        <span className={styles.word}>{strengthWords[strength].short}</span>
      </summary>
      {/* The address is inside, so that following it opens the note, with scripts or without. */}
      <div className={styles.body} id={`note-${note}`}>
        <ClaimFacts claim={claim} />
        <p className={styles.back}>
          <a href={`#claim-${note}`}>Back to the sentence</a>
        </p>
      </div>
    </details>
  )
}
