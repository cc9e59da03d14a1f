import { countOf } from '@/app/words/numbers'
import type { RecordCounts } from '@/server/people'

/** Says what is deleted with an account, and that it cannot be undone. */
export function WhatGoes({ records: { attempts, answers, lessons, reviews } }: { records: RecordCounts }) {
  return (
    <>
      <p>This deletes, at once and for good:</p>
      <ul>
        <li>your name, your e-mail address and your password</li>
        {lessons > 0 && <li>your place in {countOf(lessons, 'lesson')}, and when you read it</li>}
        {attempts > 0 && (
          <li>
            {countOf(attempts, 'attempt')} at a quiz
            {answers > 0 && <>, with {countOf(answers, 'answer')}, how sure you were, and what they earned</>}
          </li>
        )}
        {reviews > 0 && <li>{countOf(reviews, 'question')} that would have come back for review</li>}
      </ul>
      <p>
        There is no undo, and your instructor cannot bring it back. If you want to keep a copy, download it first. Backups that
        whoever runs this course has made may hold it for longer.
      </p>
    </>
  )
}
