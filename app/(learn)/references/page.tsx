import type { Metadata } from 'next'
import { ReferenceList } from '@/app/(learn)/_lists/reference-list'
import { readCourse } from '@/app/course'
import { countOf } from '@/app/words/numbers'

export const metadata: Metadata = { title: 'References', description: 'The sources that the course rests on and may show.' }

/** Every source that may be shown, in alphabetical order. */
export default function ReferencesPage() {
  const { references, course } = readCourse()
  const shown = [...references.values()].filter(({ citable }) => citable)
  const sorted = shown.sort((a, b) => a.citation.localeCompare(b.citation, course.language))
  const hidden = references.size - sorted.length
  return (
    <div className="page">
      <h1>References</h1>
      <p className="deck">
        The {countOf(sorted.length, 'source')} that we can show you.
        {hidden > 0 && (
          <>
            {' '}
            {hidden} more {hidden === 1 ? 'was' : 'were'} read and {hidden === 1 ? 'is' : 'are'} not shown: the{' '}
            <a href="/about">page about this course</a> says why.
          </>
        )}
      </p>
      <ReferenceList references={sorted} />
    </div>
  )
}
