import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { showResult } from '@/app/_components/explained/shown-result'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { ReactPart } from '@/app/_components/site/react-part'
import { AttemptForm } from '@/app/(learn)/attempts/[id]/_quiz/attempt-form'
import { readCarried } from '@/app/(learn)/attempts/[id]/_quiz/carried'
import { Notice } from '@/app/(learn)/attempts/[id]/_quiz/notices'
import { firstStep, readStep, stepWords } from '@/app/(learn)/attempts/[id]/_quiz/step'
import { AttemptResult } from '@/app/(learn)/attempts/[id]/_result/attempt-result'
import { titleOfModule } from '@/app/course'
import { findViewer, pathWithQuery, requireViewer } from '@/app/viewer'
import { messages } from '@/app/words/messages'
import { isAnswerTo } from '@/server/answers'
import { findAttempt } from '@/server/attempts'
import { listMarkCorrections } from '@/server/correction-log'
import { drawFormulasIn } from '@/server/course/maths'
import { listOverrides } from '@/server/overrides'

type Props = PageProps<'/attempts/[id]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const attempt = await readAttempt((await params).id)
  if (!attempt) return { title: 'Attempt' }
  const title = titleOfModule(attempt.module)
  if (attempt.status === 'graded') return { title: `Result: ${title}` }
  const { questions } = attempt
  const step = readStep((await searchParams).q, questions.length) ?? firstStep(questions)
  return { title: `${stepWords(step, questions.length)}: ${title}` }
}

/** One attempt: its questions while it is open, its result once it is graded. */
export default async function AttemptPage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const learner = await requireViewer(pathWithQuery(`/attempts/${encodeURIComponent(id)}`, query))
  const { q, notice, carry } = query
  const attempt = await readAttempt(id)
  if (!attempt) notFound()
  if (attempt.status === 'graded') {
    return (
      <div className="page">
        {notice === 'closed' && <Notice words={messages.closed} />}
        <AttemptResult
          attempt={showResult(attempt, `/attempts/${id}`)}
          overrides={await listOverrides(learner, id)}
          corrections={await listMarkCorrections(learner, id)}
        />
      </div>
    )
  }
  const { module, questions } = attempt
  const start = readStep(q, questions.length) ?? firstStep(questions)
  const question = questions.find(({ position }) => position === start)
  const brought = question ? readCarried(carry, question) : null
  const carried = brought && question && (await isAnswerTo(id, question.position, brought.answer, learner)) ? brought : null
  return (
    <div className="page">
      {attempt.isPreview && (
        <p className="notice">This is a preview: you take the quiz as a learner would, and it counts nowhere.</p>
      )}
      <ReactPart>
        <WithMaths maths={drawFormulasIn(questions.map(({ shown }) => shown))}>
          <AttemptForm
            attemptId={id}
            module={{ slug: module, title: titleOfModule(module) }}
            questions={questions}
            start={start}
            notice={carried ? carriedWords : noticeWords(notice)}
            carried={carried}
          />
        </WithMaths>
      </ReactPart>
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
