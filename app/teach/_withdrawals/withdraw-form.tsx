import { readCourse } from '@/app/course'
import { type ActionField, ActionForm } from '@/app/teach/_form/action-form'
import { nameOfTarget, type WithdrawalTarget } from '@/core/withdrawal'
import { withdrawWith } from './actions'

const reasonField: ActionField = {
  kind: 'area',
  name: 'reason',
  label: 'Reason',
  hint: 'Learners read it where the question or passage was.',
}

/** The form that withdraws one question or passage. It stays folded. */
export function WithdrawThis({ target }: { target: WithdrawalTarget }) {
  const isQuestion = 'question' in target
  return (
    <ActionForm
      summary={isQuestion ? 'Withdraw this question at once' : 'Hide this passage at once'}
      action={withdrawWith}
      hidden={{ target: nameOfTarget(target) }}
      fields={[reasonField]}
      button={isQuestion ? 'Withdraw the question' : 'Hide the passage'}
    >
      <p>{isQuestion ? withdrawalWords.question : withdrawalWords.passage}</p>
    </ActionForm>
  )
}

/** The form that hides a passage, or withdraws a question, of one’s choice. `chosen` is the name of what is chosen at first. */
export function WithdrawAny({ chosen }: { chosen: string }) {
  const { modules } = readCourse()
  const passages = modules.flatMap(({ slug, title, passages }) =>
    passages.map((passage) => {
      const name = nameOfTarget({ module: slug, passage: passage.id })
      return [name, modules.length > 1 ? `${title}: ${passage.title}` : passage.title] as const
    }),
  )
  return (
    <>
      <p>{withdrawalWords.passage}</p>
      <ActionForm
        action={withdrawWith}
        fields={[
          {
            kind: 'select',
            name: 'target',
            label: 'Passage',
            value: chosen,
            options: [['', 'Choose a passage'], ...passages],
          },
          reasonField,
        ]}
        button="Hide the passage"
      />
    </>
  )
}

const withdrawalWords = {
  question:
    'Nobody is given it any more, also not in practice and review. Whoever has it in an open attempt gets its points. Marks of attempts that were submitted stay until an administrator corrects them.',
  passage:
    'It is cut from the lesson within a second, with its practice questions and with the claims that no other passage teaches. The questions that rest on it stay: withdraw those that are wrong as well.',
}
