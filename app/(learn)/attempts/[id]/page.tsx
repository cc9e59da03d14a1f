import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readCarried } from '@/app/(learn)/attempts/[id]/_quiz/carried'
import { Quiz } from '@/app/(learn)/attempts/[id]/_quiz/quiz'
import { firstPlace, placeWords, readPlace } from '@/app/(learn)/attempts/[id]/_quiz/step'
import { Result } from '@/app/(learn)/attempts/[id]/_result/result'
import { tell } from '@/app/(learn)/attempts/[id]/_result/told'
import { findViewer, requireViewer } from '@/app/viewer'
import { messages } from '@/app/words/messages'
import { isAnswerTo } from '@/server/answers'
import { findAttempt } from '@/server/attempts'
import { findModule } from '@/server/course/course'

type Query = { q?: string | string[]; notice?: string | string[]; carry?: string | string[] }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const attempt = await readAttempt((await params).id)
  if (!attempt) return { title: 'Attempt' }
  const title = titleOf(attempt.module)
  if (attempt.status === 'graded') return { title: `Result: ${title}` }
  const { questions } = attempt
  const place = readPlace((await searchParams).q, questions.length) ?? firstPlace(questions)
  return { title: `${placeWords(place, questions.length)}: ${title}` }
}

/** One attempt: its questions while it is open, its result afterwards. */
export default async function AttemptPage({ params, searchParams }: Props) {
  const { id } = await params
  const { q, notice, carry } = await searchParams
  const learner = await requireViewer(typeof q === 'string' ? `/attempts/${id}?q=${encodeURIComponent(q)}` : `/attempts/${id}`)
  const attempt = await readAttempt(id)
  if (!attempt) notFound()
  if (attempt.status === 'graded') {
    return (
      <div className="page">
        <Result attempt={tell(attempt, `/attempts/${id}`)} />
      </div>
    )
  }
  const { module, questions } = attempt
  const start = readPlace(q, questions.length) ?? firstPlace(questions)
  const question = questions.find(({ position }) => position === start)
  const brought = question ? readCarried(carry, question) : null
  const carried = brought && question && (await isAnswerTo(id, question.position, brought.answer, learner)) ? brought : null
  return (
    <div className="page">
      <Quiz
        attemptId={id}
        module={{ slug: module, title: titleOf(module) }}
        questions={questions}
        start={start}
        notice={carried ? carriedWords : noticeWords(notice)}
        carried={carried}
      />
    </div>
  )
}

const readAttempt = cache(async (id: string) => {
  const learner = await findViewer()
  return learner && findAttempt(id, learner)
})

const carriedWords =
  'You had been signed out before your last answer was saved. It stands below again: please check it and go on, so that it is saved.'

function noticeWords(code: unknown): string | null {
  return typeof code === 'string' && Object.hasOwn(messages, code) ? messages[code as keyof typeof messages] : null
}

function titleOf(module: string): string {
  return findModule(module)?.title ?? 'A module that is no longer taught'
}
