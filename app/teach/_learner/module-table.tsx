import { GradeRun } from '@/app/_components/charts/grade-line'
import { On } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { findTaughtModule, titleOfModule } from '@/app/course'
import { Nothing } from '@/app/teach/_frame/nothing'
import { gradePercent } from '@/app/words/grades'
import { type Grade, shownPercent } from '@/core/grade'
import type { ModuleProgress } from '@/core/progress'
import styles from './learner.module.css'

type Props = {
  modules: readonly ModuleProgress[]
  /** The learner's latest grades in each module, the oldest first. */
  runs: ReadonlyMap<string, readonly Grade[]>
}

/** A learner's progress in every module: the lesson, the grades one after another, the highest grade, the quiz. */
export function ModuleTable({ modules, runs }: Props) {
  return (
    <ScrollTable label="Modules" className={styles.list}>
      <thead>
        <tr>
          <th scope="col">Module</th>
          <th scope="col">Lesson</th>
          <th scope="col">Latest attempts, oldest first</th>
          <th scope="col" className="number">
            Highest grade
          </th>
          <th scope="col">Quiz</th>
        </tr>
      </thead>
      <tbody>
        {modules.map((progress) => (
          <tr key={progress.module}>
            <th scope="row">{titleOfModule(progress.module)}</th>
            <td>
              <LessonState progress={progress} />
            </td>
            <td>
              <Grades module={progress.module} run={runs.get(progress.module) ?? []} />
            </td>
            <td className="number">{progress.grade ? gradePercent(progress.grade) : <Nothing />}</td>
            <td>{quizWords(progress) || <Nothing />}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function LessonState({ progress: { module, readAt, passage } }: { progress: ModuleProgress }) {
  if (readAt) {
    return (
      <>
        read on <On time={readAt} />
      </>
    )
  }
  const title = findTaughtModule(module)?.passages.find(({ id }) => id === passage)?.title
  return title ? `reading “${title}”` : <Nothing />
}

function Grades({ module, run }: { module: string; run: readonly Grade[] }) {
  if (run.length === 0) return <Nothing />
  const grades = run.map((grade) => ({ percent: shownPercent(grade), isPassed: grade.isPassed }))
  return <GradeRun grades={grades} passPercent={findTaughtModule(module)?.quiz.passPercent ?? 0} />
}

// Empty if the quiz was never started.
function quizWords({ grade, isPassed, openAttempt, isComplete }: ModuleProgress): string {
  const graded = grade && (isPassed ? 'passed' : 'not passed')
  return [graded, openAttempt && 'attempt open', isComplete && 'module complete'].filter(Boolean).join(' · ')
}
