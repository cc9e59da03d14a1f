import { PageLinks } from '@/app/_components/site/page-links'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { titleOfModule } from '@/app/course'
import { ActionForm } from '@/app/teach/_form/action-form'
import frame from '@/app/teach/_frame/teach.module.css'
import { countsWords, policyNames } from '@/app/words/corrections'
import { gradePercent, pointsOf } from '@/app/words/grades'
import { countOf } from '@/app/words/numbers'
import { teachMessages } from '@/app/words/teaching'
import type { Mapping, Policy } from '@/core/correction'
import type { Grade } from '@/core/grade'
import type { CorrectionError, DryRun } from '@/server/corrections'
import type { QuestionChange } from '@/server/version-changes'
import { applyCorrectionWith, keepMarksWith } from './actions'
import styles from './corrections.module.css'
import { fieldOfPart, nothingStands } from './reading'

type Props = {
  change: QuestionChange
  policy: Policy
  mapping: Mapping
  tried: { ok: true; value: DryRun } | { ok: false; error: CorrectionError }
  canDecide: boolean
}

/** What a correction would do: in one sentence, attempt by attempt, and the form that applies it. */
export function DryRunResult({ change, policy, mapping, tried, canDecide }: Props) {
  const fields = Object.fromEntries(
    Object.entries(mapping).map(([path, part]) => [fieldOfPart(path), part === null ? nothingStands : part]),
  )
  const pathOf = (page: number) =>
    `/teach/corrections/${change.id}?${new URLSearchParams({ policy, ...fields, page: String(page) })}#dry-run`
  return (
    <section aria-labelledby="dry-run">
      <h2 id="dry-run">{policyNames[policy]}: a dry run</h2>
      {!tried.ok ? (
        <p role="alert" className="notice wrong">
          {teachMessages[tried.error]}
        </p>
      ) : (
        <>
          <p className={frame.sentence}>
            {countsWords(tried.value.counts)} {countOf(tried.value.unchanged, 'other attempt')} with this question{' '}
            {tried.value.unchanged === 1 ? 'stays' : 'stay'} as {tried.value.unchanged === 1 ? 'it is' : 'they are'}.
            {!canDecide && ' These are the learners whom you see.'}
          </p>
          {tried.value.rows.length > 0 && <Rows rows={tried.value.rows} />}
          {tried.value.pages > 1 && (
            <PageLinks
              label="Pages of the dry run"
              all={countOf(tried.value.total, 'attempt')}
              place={tried.value}
              pathOf={pathOf}
            />
          )}
          {canDecide && (
            <>
              <ActionForm
                action={applyCorrectionWith}
                hidden={{ change: String(change.id), policy, ...fields }}
                fields={[
                  {
                    kind: 'area',
                    name: 'reason',
                    label: 'Reason',
                    hint: 'Everybody whose mark changes reads it. It is logged for ever.',
                  },
                ]}
                button={`Correct the marks: ${policyNames[policy].toLowerCase()}`}
              />
              {change.state === 'proposed' && (
                <ActionForm
                  action={keepMarksWith}
                  hidden={{ change: String(change.id) }}
                  button="Leave the marks as they are"
                  isQuiet
                />
              )}
            </>
          )}
        </>
      )}
    </section>
  )
}

function Rows({ rows }: { rows: DryRun['rows'] }) {
  return (
    <ScrollTable label="Attempts that would change" className={styles.rows} isLong>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          <th scope="col">Module</th>
          <th scope="col" className="number">
            Before
          </th>
          <th scope="col" className="number">
            After
          </th>
          <th scope="col">What that means</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ attemptId, learner, module, isOverridden, before, after }) => (
          <tr key={attemptId}>
            <th scope="row">
              <a href={`/teach/attempts/${attemptId}`}>{learner.name}</a>
            </th>
            <td>{titleOfModule(module)}</td>
            <td className="number">
              {pointsOf(before)} ({gradePercent(before)})
            </td>
            <td className="number">
              {pointsOf(after)} ({gradePercent(after)})
            </td>
            <td>
              {meaningOf(before, after)}
              {isOverridden && <span className={styles.note}>The override stays; this is the grade beneath it.</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function meaningOf(before: Grade, after: Grade): string {
  if (after.isPassed && !before.isPassed) return 'passes now'
  if (before.isPassed && !after.isPassed) return 'no longer passes'
  return after.isPassed ? 'passed, as before' : 'not passed, as before'
}
