/** Whether an attempt, or a quiz as a whole, is passed. */
export function PassState({ isPassed }: { isPassed: boolean }) {
  return <span className={isPassed ? undefined : 'quiet'}>{isPassed ? 'passed' : 'not passed'}</span>
}
