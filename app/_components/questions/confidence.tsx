'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useIsScripted } from '@/app/_components/site/use-is-scripted'
import { Words } from '@/app/_components/site/words'
import { confidenceWords } from '@/app/words/confidence'
import type { Confidence } from '@/core/confidence'
import styles from './confidence.module.css'

type Props = {
  confidence: Confidence | null
  /** True as long as there is no answer to be sure of: then there is only the room for the fields. Without scripts they are there. */
  isWaiting?: boolean
  /** Called when the step that was chosen is pressed again, which takes it back. */
  onTakenBack?: () => void
}

/**
 * The fields for how sure somebody is of an answer, of which none is chosen at first. With scripts a second press of a step takes it
 * back; without them a fourth field does, since a radio button cannot be released.
 */
export function ConfidenceFields({ confidence, isWaiting = false, onTakenBack }: Props) {
  const isScripted = useIsScripted()
  const fields = useRef<HTMLFieldSetElement>(null)
  const chosen = useRef<string | null>(null)
  const isReleased = useRef(false)

  useEffect(() => {
    // What was chosen before the scripts had loaded is only in the page.
    chosen.current = fields.current?.querySelector<HTMLInputElement>('input:checked')?.value ?? null
  }, [])

  function press(input: HTMLInputElement) {
    if (chosen.current === input.value) takeBack(input)
    else chosen.current = input.value
  }

  function takeBack(input: HTMLInputElement) {
    chosen.current = null
    input.checked = false
    onTakenBack?.()
  }

  // The space bar presses a chosen radio button in some browsers and does nothing in others.
  function followSpace(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== ' ') return
    const input = event.currentTarget
    const isDown = event.type === 'keydown'
    if (isDown && !event.repeat) isReleased.current = chosen.current === input.value
    if (!isReleased.current) return
    event.preventDefault()
    if (isDown && !event.repeat) takeBack(input)
  }

  return (
    <fieldset
      ref={fields}
      className={styles.confidence}
      data-plain={isScripted ? undefined : ''}
      data-waiting={isScripted && isWaiting ? '' : undefined}
    >
      <Words as="legend">How sure are you?</Words>
      <div className={styles.steps}>
        {Object.entries(confidenceWords).map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name="confidence"
              value={value}
              defaultChecked={confidence === value}
              onClick={(event) => press(event.currentTarget)}
              onKeyDown={followSpace}
              onKeyUp={followSpace}
            />
            <Words as="span">{words}</Words>
          </label>
        ))}
        {!isScripted && (
          <label>
            <input type="radio" name="confidence" value="" />
            <Words as="span">No answer</Words>
          </label>
        )}
      </div>
      <Words as="p" className={styles.hint}>
        Optional. It never changes your grade.
      </Words>
    </fieldset>
  )
}
