import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readCourse } from '@/app/course'
import type { AuthoredModule } from '@/core/course/authored-course'
import type { Question } from '@/core/question'
import { PreviewedQuestion } from './previewed-question'

type Props = { params: Promise<{ slug: string }> }

export const metadata: Metadata = { title: 'Preview', robots: { index: false } }

/** For authors, in development only: every question of a module with its key, its explanations, and where it is written. */
export default async function PreviewModulePage({ params }: Props) {
  if (process.env.NODE_ENV !== 'development') notFound()
  const { slug } = await params
  const module = readCourse().modules.find((each) => each.slug === slug)
  if (!module) notFound()
  const { title, quiz, practice, lineOf } = module
  return (
    <div className="page">
      <p className="kicker">
        <a href="/preview">Every question with its key</a>
      </p>
      <h1>{title}</h1>
      <p className="deck">Each question as it is explained to somebody who gave the right answer.</p>
      <h2>Graded</h2>
      <Questions module={module} questions={quiz.questions} placeOf={(i) => `quiz.yaml:${lineOf.quiz(['questions', i])}`} />
      {practice.length > 0 && <h2>For practice</h2>}
      <Questions module={module} questions={practice} placeOf={(i) => `practice.yaml:${lineOf.practice([i])}`} />
    </div>
  )
}

type ListProps = { module: AuthoredModule; questions: readonly Question[]; placeOf: (index: number) => string }

function Questions({ module, questions, placeOf }: ListProps) {
  return questions.map((question, i) => (
    <PreviewedQuestion key={question.id} question={question} module={module} place={`${module.slug}/${placeOf(i)}`} />
  ))
}
