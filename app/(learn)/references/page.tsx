import type { Metadata } from 'next'
import { ReferenceList } from '@/app/(learn)/_lists/reference-list'
import { readCourse } from '@/app/course'

export const metadata: Metadata = { title: 'References', description: 'The sources that the course rests on and may show.' }

/** Every source that may be shown, in alphabetical order. */
export default function ReferencesPage() {
  const { references, course } = readCourse()
  const shown = [...references.values()].filter(({ citable }) => citable)
  const sorted = shown.sort((a, b) => a.citation.localeCompare(b.citation, course.language))
  return (
    <div className="page">
      <h1>References</h1>
      <p className="deck">
        The {sorted.length} sources that we can show you. {references.size - sorted.length} more were read and are not shown: the{' '}
        <a href="/about">page about this course</a> says why.
      </p>
      <ReferenceList references={sorted} />
    </div>
  )
}
