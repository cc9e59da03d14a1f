import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Words } from '@/app/_components/site/words'
import { TermList } from '@/app/(learn)/_lists/term-list'
import { hasCourseList, readCourse } from '@/app/course'

export const metadata: Metadata = { title: 'Glossary', description: 'The terms of the course in plain words.' }

/** Every term of the course in plain words, in alphabetical order. */
export default function GlossaryPage() {
  if (!hasCourseList('/glossary')) notFound()
  const { terms, course } = readCourse()
  const sorted = [...terms.values()].sort((a, b) => a.term.localeCompare(b.term, course.language))
  return (
    <div className="page">
      <Words as="h1">Glossary</Words>
      <Words as="p" className="deck">
        The terms of the course in plain words. In a lesson, press a dotted word to see its meaning there.
      </Words>
      <TermList terms={sorted} />
    </div>
  )
}
