import { asPercent, type BankFigure, type Measure } from './bank-figures'
import { findWording } from './wording'

/** Measures the share of stems with a negative word that is not in capitals or **strong**. The figure has no limit. */
export const measureNegativeStems: Measure = ({ questions }, course) => {
  const wording = findWording(course)
  if (!wording) return []
  const negative = questions.filter(({ question }) => wording.negative(withoutMarked(question.stem)))
  const figure: BankFigure = {
    what: 'Stems with an unmarked "not", "never" or "except"',
    value: `${negative.length} of ${questions.length} (${asPercent(negative.length / questions.length)})`,
    limit: '',
    isOver: false,
    causes: negative,
    fix: '',
  }
  return [figure]
}

function withoutMarked(stem: string): string {
  return stem.replace(/\*\*[^*]+\*\*|\b\p{Lu}{2,}\b/gu, ' ')
}
