import { policyNames, policyWords } from '@/app/words/corrections'
import { countOf } from '@/app/words/numbers'
import type { Mapping, Policy } from '@/core/correction'
import { plainWords } from '@/core/inline-text'
import { listAnswerParts } from '@/core/question'
import type { QuestionChange } from '@/server/version-changes'
import styles from './corrections.module.css'
import { fieldOfPart, nothingStands } from './reading'

type Props = {
  change: QuestionChange
  policies: readonly Policy[]
  /** The policy that the dry run below is of, if any. */
  policy: Policy | null
  /** How often each part that is gone was named in answers, by path. */
  parts: ReadonlyMap<string, number>
  mapping: Mapping
}

/** Asks for a dry run: how to mark, and what stands for each choice that somebody picked and that is gone. It changes nothing. */
export function TryForm({ change: { id, comparison, to }, policies, policy, parts, mapping }: Props) {
  const picked = (comparison?.vanished ?? []).filter(({ path }) => parts.has(path))
  const now = to ? listAnswerParts(to) : []
  return (
    <form method="get" action={`/teach/corrections/${id}#dry-run`} className={`${styles.try} no-print`}>
      <fieldset>
        <legend>Policy</legend>
        {policies.map((each, i) => (
          <p key={each} className={styles.policy}>
            <input
              type="radio"
              name="policy"
              id={`policy-${each}`}
              value={each}
              aria-describedby={`about-${each}`}
              defaultChecked={policy === null ? i === 0 : each === policy}
            />
            <label htmlFor={`policy-${each}`}>{policyNames[each]}</label>
            <span id={`about-${each}`}>{policyWords[each]}</span>
          </p>
        ))}
      </fieldset>
      {picked.length > 0 && (
        <fieldset>
          <legend>What stands for what is gone</legend>
          {picked.map(({ path, group, text }, i) => (
            <p key={path} className="field">
              <label htmlFor={`part-${i}`}>{plainWords(text)}</label>
              <span className="hint" id={`hint-${i}`}>
                In {countOf(parts.get(path) ?? 0, 'answer')}. It does not matter with full credit.
              </span>
              <select
                id={`part-${i}`}
                name={fieldOfPart(path)}
                aria-describedby={`hint-${i}`}
                defaultValue={mapping[path] === null ? nothingStands : (mapping[path] ?? '')}
              >
                <option value="">Choose</option>
                <option value={nothingStands}>Nothing: it counts as not given</option>
                {now
                  .filter((each) => each.group === group)
                  .map((each) => (
                    <option key={each.path} value={each.path}>
                      {plainWords(each.text)}
                    </option>
                  ))}
              </select>
            </p>
          ))}
        </fieldset>
      )}
      <button type="submit" className="button-quiet">
        Try it: nothing changes yet
      </button>
    </form>
  )
}
