import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Words } from '@/app/_components/site/words'
import { ReferenceList } from '@/app/(learn)/_lists/reference-list'
import { hasCourseList, readCourse } from '@/app/course'
import { countOf } from '@/app/words/numbers'

export const metadata: Metadata = { title: 'References', description: 'The sources that the course rests on and may show.' }

/** Every source that may be shown, in alphabetical order. */
export default function ReferencesPage() {
  if (!hasCourseList('/references')) notFound()
  const { references, course } = readCourse()
  const shown = [...references.values()].filter(({ citable }) => citable)
  const sorted = shown.sort((a, b) => a.citation.localeCompare(b.citation, course.language))
  const unshown = references.size - shown.length
  return (
    <div className="page">
      <Words as="h1">References</Words>
      <Words as="p" className="deck">
        {sorted.length === 1 ? 'The source' : `The ${countOf(sorted.length, 'source')}`} that we can show you.
        {unshown > 0 && (
          <>
            {' '}
            {unshown === 1 ? 'One more was read and is' : `${unshown} more were read and are`} not shown: the{' '}
            <a href="/about">page about this course</a> says why.
          </>
        )}
      </Words>
      <ReferenceList references={sorted} />
    </div>
  )
}
