import { Source } from '@/app/_components/evidence/sources'
import { Words } from '@/app/_components/site/words'
import { findShownReference } from '@/app/course'
import { countOfPeople } from '@/app/words/numbers'
import type { Figure } from '@/core/course/figure'
import styles from './axis.module.css'
import { ClaimSymbols } from './claim-symbols'
import { PeopleDots, peoplePerDot } from './people-dots'

type AxisData = Extract<Figure, { kind: 'axis' }>
type Arrow = AxisData['arrows'][number]

/**
 * A chain of command with brakes at its side. The reader switches between states with radio buttons. What holds only in some
 * states carries their numbers (`data-in`), and the style sheet hides it in the others, so that no script is needed.
 */
export function AxisFigure({ figure }: { figure: AxisData }) {
  const { id, nodes, arrows, states } = figure
  const chain = nodes.filter(({ aside }) => !aside)
  const isAside = (node: string) => nodes.some((each) => each.id === node && each.aside)
  return (
    <div className={styles.axis}>
      <fieldset className={styles.states}>
        <Words as="legend" className="visually-hidden">
          Which state to show
        </Words>
        {states.map(({ id: state, label }, i) => (
          <label key={state}>
            <input type="radio" name={`${id}-state`} value={state} defaultChecked={i === 0} data-nth={i} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <ol className={styles.chain}>
        {chain.map((node) => {
          const onward = arrows.find(({ from, to }) => from === node.id && !isAside(to))
          const fromAside = arrows.filter(({ from, to }) => to === node.id && isAside(from))
          return (
            <li key={node.id}>
              <span className={styles.node}>{node.text}</span>
              {fromAside.map((arrow) => (
                <Aside key={arrow.from} arrow={arrow} figure={figure} />
              ))}
              {onward && <Onward arrow={onward} />}
            </li>
          )
        })}
      </ol>
      <div className={styles.said} aria-live="polite">
        {states.map((state, i) => (
          <div key={state.id} data-in={i} className={styles.state}>
            <p className={styles.stateLabel}>{state.label}</p>
            <p>{state.text}</p>
            <Measurements of={state.measured} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** What acts on the chain from its side, in each state. */
function Aside({ arrow, figure: { nodes, states } }: { arrow: Arrow; figure: AxisData }) {
  const lifted = states.flatMap(({ id }, i) => (id === arrow.liftedIn ? [i] : []))
  const at = states.map((_, i) => i).filter((i) => !lifted.includes(i))
  const verb = arrow.acts === 'brakes' ? 'brake' : 'drive'
  return (
    <>
      <span className={styles.link}>
        <span data-in={at.join(' ')} className={styles.linkState}>
          <svg viewBox="0 0 48 24" aria-hidden="true" focusable="false">
            <path d={arrow.acts === 'brakes' ? 'M48 12H8M8 3v18' : 'M48 12H8M15 5l-7 7 7 7'} className={styles.line} />
          </svg>
          <Words>{verb}s</Words>
        </span>
        {lifted.length > 0 && (
          <span data-in={lifted.join(' ')} className={`${styles.linkState} ${styles.lifted}`}>
            <svg viewBox="0 0 48 24" aria-hidden="true" focusable="false">
              <path d="M48 12H26" className={styles.line} strokeDasharray="4 5" />
              <path d="M24 4v16" className={styles.line} />
              <path d="M4 7l9 10M13 7 4 17" className={styles.cross} />
            </svg>
            <Words>{verb} lifted</Words>
          </span>
        )}
      </span>
      <span className={`${styles.node} ${styles.aside}`}>
        {nodes.find(({ id }) => id === arrow.from)?.text}
        <ClaimSymbols claims={arrow.claims} />
      </span>
    </>
  )
}

function Onward({ arrow }: { arrow: Arrow }) {
  return (
    <span className={styles.onward}>
      <svg viewBox="0 0 16 32" aria-hidden="true" focusable="false">
        <path d={arrow.acts === 'brakes' ? 'M8 0v26M1 26h14' : 'M8 0v29M2 22l6 7 6-7'} className={styles.line} />
      </svg>
      <Words>{arrow.acts}</Words>
      <ClaimSymbols claims={arrow.claims} />
    </span>
  )
}

function Measurements({ of: rows }: { of: AxisData['states'][number]['measured'] }) {
  if (rows.length === 0) return null
  const perDot = peoplePerDot(Math.max(...rows.map(({ people }) => people)))
  return (
    <ul className={styles.measured} aria-label="What was measured">
      {rows.map(({ people, text, reference }) => {
        const source = findShownReference(reference)
        return (
          <li key={reference}>
            <PeopleDots people={people} perDot={perDot} />
            <p>
              <Words as="strong">{countOfPeople(people)}.</Words> {text}.
              {source && (
                <span className={styles.source}>
                  <Source reference={source} />
                </span>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
