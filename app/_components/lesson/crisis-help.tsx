import { readCourse } from '@/app/course'
import styles from './blocks.module.css'

/** Whom to call in an emergency or a crisis, as `course.yaml` says. */
export function CrisisHelp() {
  const { crisis } = readCourse().course
  return (
    <dl className={styles.crisis}>
      {crisis.map(({ when, what, telephone }) => (
        <div key={`${when} ${what}`}>
          <dt>{when}</dt>
          <dd>{telephone ? <WithCall what={what} telephone={telephone} /> : what}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The sentence with its telephone number as a link. If the sentence does not hold the number, the link follows it. */
function WithCall({ what, telephone }: { what: string; telephone: string }) {
  const call = <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a>
  const at = what.indexOf(telephone)
  if (at < 0) {
    return (
      <>
        {what} {call}
      </>
    )
  }
  return (
    <>
      {what.slice(0, at)}
      {call}
      {what.slice(at + telephone.length)}
    </>
  )
}
