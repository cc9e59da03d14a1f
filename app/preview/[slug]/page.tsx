import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findTaughtModule } from '@/app/course'
import { PreviewedQuestion } from '@/app/preview/_question/previewed-question'
import type { AuthoredModule } from '@/core/course/authored-course'
import type { Question } from '@/core/question'

export const metadata: Metadata = { title: 'Preview', robots: { index: false } }

/** For authors, in development only: every question of a module with its key, its explanations, and where it is written. */
export default async function PreviewModulePage({ params }: PageProps<'/preview/[slug]'>) {
  if (process.env.NODE_ENV !== 'development') notFound()
  const module = findTaughtModule((await params).slug)
  if (!module) notFound()
  const { title, quiz, practice, lineOf } = module
  return (
    <div className="page">
      <p className="kicker">
        <a href="/preview">Every question with its key</a>
      </p>
      <h1>{title}</h1>
      <p className="deck">
        Each question as it is explained to somebody who gave the right answer.{' '}
        <a href={`/preview/${module.slug}/report`}>What the bank gives away</a>
      </p>
      <h2>Graded</h2>
      <Questions module={module} questions={quiz.questions} sourceOf={(i) => `quiz.yaml:${lineOf.quiz(['questions', i])}`} />
      {practice.length > 0 && <h2>For practice</h2>}
      <Questions module={module} questions={practice} sourceOf={(i) => `practice.yaml:${lineOf.practice([i])}`} />
    </div>
  )
}

type QuestionsProps = { module: AuthoredModule; questions: readonly Question[]; sourceOf: (index: number) => string }

function Questions({ module, questions, sourceOf }: QuestionsProps) {
  return questions.map((question, i) => (
    <PreviewedQuestion key={question.id} question={question} module={module} source={`${module.slug}/${sourceOf(i)}`} />
  ))
}
