import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import { type AnsweredBy, subjectOf } from '@/app/words/marking'
import type { ExplainedOption } from '@/core/questions/explained'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'
import type { MixUps } from './mix-ups'

type Props = {
  options: readonly ExplainedOption[]
  verb: 'chose' | 'ticked'
  /** True if the choices are words of the interface: True and False. */
  isOurs: boolean
  who: AnsweredBy
  mixUps: MixUps
}

/** Every choice: whether it was chosen, whether it is right, and why. */
export function ExplainedOptions({ options, verb, isOurs, who, mixUps }: Props) {
  return (
    <ul className={styles.options}>
      {options.map((option) => (
        <li key={option.text} data-chosen={option.isChosen || undefined}>
          <p className={styles.said}>
            <OptionLabel option={option} verb={verb} who={who} />
          </p>
          <p className={styles.optionText}>{isOurs ? <Words>{option.text}</Words> : <InlineText text={option.text} />}</p>
          <p className={styles.explanation}>
            <InlineText text={option.explanation} />
          </p>
          <MixUp of={option.misconception} mixUps={mixUps} />
        </li>
      ))}
    </ul>
  )
}

/** What is so, for somebody who chose a common mix-up; null if there is none to show. */
export function MixUp({ of, mixUps }: { of: string | null; mixUps: MixUps }) {
  const words = of === null ? undefined : mixUps[of]
  if (!words) return null
  return (
    <p className={styles.mixUp}>
      <Words as="strong">A common mix-up:</Words> {words}
    </p>
  )
}

function OptionLabel({ option: { isChosen, isKey }, verb, who }: { option: ExplainedOption } & Pick<Props, 'verb' | 'who'>) {
  if (isChosen)
    return (
      <EndingLabel ending={isKey ? 'right' : 'wrong'}>
        {isKey ? `${subjectOf(who)} ${verb} this, and it is right` : `${subjectOf(who)} ${verb} this; it is not right`}
      </EndingLabel>
    )
  if (isKey && verb === 'ticked') return <EndingLabel ending="partly">{`This is right; ${who} did not tick it`}</EndingLabel>
  if (isKey) return <EndingLabel ending="right">This is the right answer</EndingLabel>
  return <Words as="span">Not right</Words>
}
