import { GradeRun } from '@/app/_components/charts/grade-line'
import { On } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { findTaughtModule, titleOfModule } from '@/app/course'
import { Nothing } from '@/app/teach/_frame/nothing'
import { gradePercent } from '@/app/words/grades'
import { shownPercent } from '@/core/grade'
import type { ModuleProgress } from '@/core/progress'
import type { LearnerAttempt } from './attempt-table'
import styles from './learner.module.css'

type Props = {
  modules: readonly ModuleProgress[]
  /** The learner's attempts, the newest first. */
  attempts: readonly LearnerAttempt[]
}

/** A learner's progress in every module: the lesson, the grades one after another, the highest grade, the quiz. */
export function ModuleTable({ modules, attempts }: Props) {
  return (
    <ScrollTable label="Modules" className={styles.list}>
      <thead>
        <tr>
          <th scope="col">Module</th>
          <th scope="col">Lesson</th>
          <th scope="col">Attempts, oldest first</th>
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
              <Grades module={progress.module} attempts={attempts} />
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

function Grades({ module, attempts }: { module: string; attempts: readonly LearnerAttempt[] }) {
  const graded = attempts.flatMap((each) => (each.status === 'graded' && each.module === module ? [each.grade] : []))
  if (graded.length === 0) return <Nothing />
  const grades = graded.map((grade) => ({ percent: shownPercent(grade), isPassed: grade.isPassed })).toReversed()
  return <GradeRun grades={grades} passPercent={findTaughtModule(module)?.quiz.passPercent ?? 0} />
}

// Empty if the quiz was never started.
function quizWords({ grade, isPassed, openAttempt, isComplete }: ModuleProgress): string {
  const graded = grade && (isPassed ? 'passed' : 'not passed')
  return [graded, openAttempt && 'attempt open', isComplete && 'module complete'].filter(Boolean).join(' · ')
}
