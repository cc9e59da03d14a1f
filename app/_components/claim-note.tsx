import { strengthWords } from '@/app/strength-words'
import { type Claim, strengthOf } from '@/core/course'
import styles from './claim.module.css'
import { findClaim } from './course-facts'
import { EvidenceMark } from './evidence-mark'
import { Sources } from './sources'

/** The notes of a paragraph's claims, in their order; `notes` is a list of `claim=note` from `lessonParagraphs`. */
export function ClaimNotes({ notes }: { notes: string }) {
  return (
    <div className={styles.notes}>
      {notes.split(' ').map((each, i) => {
        const [id = '', note = id] = each.split('=')
        const claim = findClaim(id)
        return claim.verdict === 'editorial' ? null : <ClaimNote key={note} claim={claim} note={note} nth={i + 1} />
      })}
    </div>
  )
}

/** The note of one claim: mark, word, fine print, how the common telling holds up, sources. In a wide margin its beginning shows unopened. */
function ClaimNote({ claim, note, nth }: { claim: Claim; note: string; nth: number }) {
  const strength = strengthOf(claim)
  return (
    <details className={styles.note} data-nth={nth} data-strength={strength}>
      <summary className={styles.summary}>
        <EvidenceMark strength={strength} />
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

/** The fine print of a claim, how its common telling holds up, and its sources. */
export function ClaimFacts({ claim }: { claim: Claim }) {
  const telling = tellings[claim.verdict]
  return (
    <>
      <p className={styles.fine}>{claim.note}</p>
      {telling && <p className={styles.telling}>{telling}</p>}
      <Sources claim={claim} />
    </>
  )
}

const tellings: Record<Claim['verdict'], string | null> = {
  match: null,
  oversimplified: 'The way this is often told is too simple.',
  contradicted: 'The way this is often told does not agree with what was measured, or sources disagree.',
  unsupported: 'We found nothing that supports the way this is often told.',
  editorial: 'This is the course’s own view.',
}
