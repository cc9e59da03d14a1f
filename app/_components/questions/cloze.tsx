import { Fragment, useId } from 'react'
import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import type { Answer } from '@/core/question'
import type { ClozePart } from '@/core/questions/cloze'
import { Choose } from './choose'
import styles from './question.module.css'

/** A text with a list to choose from at each blank. */
export function Cloze({ parts, answer }: { parts: readonly ClozePart[]; answer: Answer }) {
  const id = useId()
  const pairs = new Map(Object.entries(answer ?? {}))
  const blanks = parts.filter((part) => 'id' in part)
  return (
    <p className={styles.cloze}>
      {blanks.map((blank, i) => (
        <Fragment key={blank.id}>
          <InlineText text={textAt(parts, parts.indexOf(blank) - 1)} />
          <span className={styles.blank}>
            <Words as="label" htmlFor={`${id}${blank.id}`} className="visually-hidden">
              Blank {i + 1} of {blanks.length}
            </Words>
            <Choose id={`${id}${blank.id}`} owner={blank.id} choices={blank.choices} chosen={pairs.get(blank.id)} />
          </span>
        </Fragment>
      ))}
      <InlineText text={textAt(parts, parts.length - 1)} />
    </p>
  )
}

function textAt(parts: readonly ClozePart[], index: number): string {
  const part = parts[index]
  return part && 'text' in part ? part.text : ''
}
