import { ExplainedFrame } from '@/app/_components/explained/explained-frame'
import { Explanation } from '@/app/_components/explained/explanation'
import { ForeseenAnswers } from '@/app/_components/explained/foreseen-answers'
import { WhatItRestsOn } from '@/app/_components/explained/what-it-rests-on'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { listShownClaims } from '@/app/course'
import type { AuthoredModule } from '@/core/course/authored-course'
import { explain } from '@/core/explained'
import { type Question, rightAnswer } from '@/core/question'
import { drawFormulasIn } from '@/server/course/maths'

type Props = {
  question: Question
  module: AuthoredModule
  /** The file and line where the question is written, as `module/quiz.yaml:12`. */
  source: string
}

/** A question for its author: what it is about, its key, and every explanation it can give. */
export function PreviewedQuestion({ question, module: { slug, passages, quiz }, source }: Props) {
  const { id, kind, objective, claims, passage, safety, stem } = question
  const safetyPoint = quiz.safetyPoints.find((point) => point.id === safety)
  return (
    <WithMaths maths={drawFormulasIn(question)}>
      <ExplainedFrame
        id={id}
        title={id}
        stem={stem}
        facts={
          <>
            <code>{source}</code>
            <span>{kind}</span>
            <span>Objective: {objective}</span>
            <span>Claims: {claims.join(', ')}</span>
            <a href={`/modules/${slug}#${passage}`}>Passage: {passages.find((each) => each.id === passage)?.title ?? passage}</a>
            {safetyPoint && <span>Safety: {safetyPoint.text}</span>}
          </>
        }
      >
        <Explanation question={explain(question, rightAnswer(question), 1, null)} />
        <ForeseenAnswers question={question} />
        <WhatItRestsOn claims={listShownClaims(claims)} />
      </ExplainedFrame>
    </WithMaths>
  )
}
