import type { Finding } from '@/core/course/authored-course'

/** For authors, in place of a page: the errors that keep the course from being read. */
export function CourseErrors({ errors }: { errors: readonly Finding[] }) {
  return (
    <div className="page">
      <h1>The course has errors</h1>
      <p className="deck">It cannot be shown until these are fixed. Then load this page again.</p>
      <FindingList findings={errors} />
    </div>
  )
}

/** What was found in the files of the course: where it is, what it is, and how to fix it. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul>
      {findings.map(({ file, line, message, fix }) => (
        <li key={`${file}:${line} ${message}`}>
          <code>{`${file}:${line}`}</code>
          <br />
          {message} {fix}
        </li>
      ))}
    </ul>
  )
}
