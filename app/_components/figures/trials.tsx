import { Source } from '@/app/_components/evidence/sources'
import { Words } from '@/app/_components/site/words'
import { findShownReference } from '@/app/course'
import { countOfPeople } from '@/app/words/numbers'
import type { Figure } from '@/core/course/figure'
import styles from './figure.module.css'
import { PeopleDots, peoplePerDot } from './people-dots'

type TrialsData = Extract<Figure, { kind: 'trials' }>
type Trial = TrialsData['rows'][number]

const results: Record<Trial['result'], { word: string; shape: string }> = {
  better: { word: 'Better', shape: 'M8 2.5v11M2.5 8h11' },
  mixed: { word: 'Mixed', shape: 'M8 1v8M4 5h8M4 13h8' },
  'no-clear-difference': { word: 'No clear difference', shape: 'M2.5 5.5h11M2.5 10.5h11' },
}

/** The studies so far, one in each row: who took part, what was measured, what was found. */
export function TrialsFigure({ figure: { rows } }: { figure: TrialsData }) {
  const perDot = peoplePerDot(Math.max(...rows.map(({ people }) => people)))
  return (
    <>
      <Words as="p" className={styles.axisLabel}>
        {perDot === 1 ? 'One dot is one person' : `One dot is ${perDot} people`}
      </Words>
      <ul className={styles.trials}>
        {rows.map((trial) => (
          <TrialRow key={trial.label} trial={trial} perDot={perDot} />
        ))}
      </ul>
    </>
  )
}

function TrialRow({ trial, perDot }: { trial: Trial; perDot: number }) {
  const { label, condition, people, dose, design, measured, result, detail } = trial
  const reference = findShownReference(trial.reference)
  return (
    <li className={styles.trial}>
      <p className={styles.trialName}>
        <strong>{capital(condition)}</strong>
        <span>{label}</span>
      </p>
      <p className={styles.trialPeople}>
        <PeopleDots people={people} perDot={perDot} />
        <Words as="span">{countOfPeople(people)}</Words>
      </p>
      <p className={styles.trialResult}>
        <strong>
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={results[result].shape} stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
          </svg>
          <Words>{results[result].word}</Words>
        </strong>
        <span>{measured}</span>
      </p>
      <details className={styles.trialMore}>
        <summary>{dose === undefined ? capital(design) : `${dose}; ${design}`}</summary>
        <p>{detail}</p>
        {reference && (
          <p>
            <Source reference={reference} />
          </p>
        )}
      </details>
    </li>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
