import { Source } from '@/app/_components/evidence/sources'
import { InlineText } from '@/app/_components/inline/inline-text'
import { LocalDay } from '@/app/_components/site/dates'
import { Authored, Words } from '@/app/_components/site/words'
import type { Notice } from '@/server/notices'
import styles from './notices.module.css'

/** One correction, as its reader is told of it: what was said, what is true now, why, the source, and the day. */
export function NoticeEntry({ notice }: { notice: Notice }) {
  const { id, kind, about, isUndo, reason, attempts, source, at, readAt } = notice
  return (
    <article className={styles.notice} aria-labelledby={`notice-${id}`}>
      <Words as="p" className="kicker">
        <LocalDay time={at} />
        {readAt === null && ' · New'}
      </Words>
      <h2 id={`notice-${id}`} className={styles.title}>
        {about === null ? <Words>A fact that you were taught</Words> : <InlineText text={about} />}
      </h2>
      {isUndo && (
        <Words as="p">An earlier correction of this question was taken back, and your mark is what it was before.</Words>
      )}
      <WhatIsTrue notice={notice} />
      {reason !== null && (
        <p>
          <Words>Reason:</Words> <bdi>{reason}</bdi>
        </p>
      )}
      {source.length > 0 && (
        <p className={styles.source}>
          <Words>{source.length === 1 ? 'Source:' : 'Sources:'}</Words>{' '}
          {source.map((each, i) => (
            <Authored key={each.citation}>
              {i > 0 && '; '}
              <Source reference={each} />
            </Authored>
          ))}
        </p>
      )}
      {source.length === 0 && kind === 'fact' && <Words as="p">No source we can link.</Words>}
      {attempts.length > 0 && (
        <p>
          {attempts.map((attempt, i) => (
            <a key={attempt} href={`/attempts/${attempt}`} className={styles.attempt}>
              <Words>{attempts.length === 1 ? 'See the result' : `See result ${i + 1}`}</Words>
            </a>
          ))}
        </p>
      )}
    </article>
  )
}

function WhatIsTrue({ notice: { kind, said, isNow, isUndo } }: { notice: Notice }) {
  if (kind === 'withdrawn' && !isUndo) {
    return <Words as="p">The question was withdrawn. It counts as right for everybody who was given it.</Words>
  }
  if (said === isNow || said === '' || isNow === '') {
    return (
      <>
        <Words as="p">What is right has not changed. Your answer is marked otherwise than before.</Words>
        <dl className={styles.words}>
          <dt>
            <Words>Right is</Words>
          </dt>
          <dd>
            <InlineText text={isNow || said} />
          </dd>
        </dl>
      </>
    )
  }
  return (
    <dl className={styles.words}>
      <dt>
        <Words>{kind === 'fact' ? 'The course said' : 'Marked as right before'}</Words>
      </dt>
      <dd>
        <InlineText text={said} />
      </dd>
      <dt>
        <Words>{kind === 'fact' ? 'What is true now' : 'Right now'}</Words>
      </dt>
      <dd>
        <InlineText text={isNow} />
      </dd>
    </dl>
  )
}
