import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isBlank,
  mark,
  type Question,
  question,
  readAnswer,
  rightAnswer,
  type ShownQuestion,
  show,
  showAnswer,
} from '@/core/question'
import { seededBy } from '@/server/seed'
import { anyAnswerTo, anyJsonMadeOf, anyQuestion, anyQuestionOf, forAny } from '@/tests/support/any-question'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'
import { changeSecrets } from '@/tests/support/secrets'

const anySeed = fc.string({ minLength: 1, maxLength: 22 })
const seeded = seededBy('a seed')

describe.each(kinds)('what is shown of any %s question', (kind) => {
  const any = anyQuestionOf(kind)

  test('stays byte for byte the same, whatever a learner may not know', () => {
    forAny(fc.tuple(any, anySeed), ([each, seed]) => {
      const shown = JSON.stringify(show(each, seededBy(seed)))
      for (const variant of changeSecrets(each)) {
        expect(JSON.stringify(show(variant.question, seededBy(seed))), variant.what).toBe(shown)
      }
    })
  })

  test('names nothing by its author’s id', () => {
    // True and false are the two answers that any statement has: they tell nothing.
    const authored = (each: Question) => idsIn(each).filter((id) => kind !== 'true-false' || !['true', 'false'].includes(id))
    forAny(fc.tuple(any, anySeed), ([each, seed]) => {
      const shown = idsIn(show(each, seededBy(seed)))
      expect(shown.filter((id) => authored(each).includes(id))).toEqual([])
      expect(new Set(shown).size).toBe(shown.length)
    })
  })

  test('is the same each time under one seed, and has no id in common with another seed’s', () => {
    forAny(fc.tuple(any, anySeed, anySeed), ([each, one, other]) => {
      fc.pre(one !== other)
      expect(show(each, seededBy(one))).toEqual(show(each, seededBy(one)))
      const ids = idsIn(show(each, seededBy(one))).filter(() => kind !== 'true-false')
      const others = idsIn(show(each, seededBy(other)))
      expect(ids.filter((id) => others.includes(id))).toEqual([])
    })
  })

  test('takes any answer and gives it back as it was shown', () => {
    const answered = any.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each), anySeed))
    forAny(answered, ([each, given, seed]) => {
      const inShownIds = showAnswer(each, seededBy(seed), given)
      const read = readAnswer(each, seededBy(seed), inShownIds)
      expect(read).toEqual({ ok: true, value: given })
      expect(read.ok && showAnswer(each, seededBy(seed), read.value)).toEqual(inShownIds)
    })
  })

  test('answered by its key earns the whole question', () => {
    forAny(fc.tuple(any, anySeed), ([each, seed]) => {
      const read = readAnswer(each, seededBy(seed), showAnswer(each, seededBy(seed), rightAnswer(each)))
      expect(read.ok && mark(each, read.value)).toBe(1)
    })
  })

  test('takes or refuses any JSON value, without throwing, and marks what it takes between 0 and 1', () => {
    const given = any.chain((each) =>
      anySeed.chain((seed) =>
        fc.tuple(fc.constant(each), fc.constant(seed), anyJsonMadeOf([...idsIn(show(each, seededBy(seed))), ...idsIn(each)])),
      ),
    )
    forAny(given, ([each, seed, value]) => {
      const read = readAnswer(each, seededBy(seed), value)
      if (!read.ok) {
        expect(['malformed-answer', 'unknown-choice']).toContain(read.error)
        return
      }
      const earned = mark(each, read.value)
      expect(earned >= 0 && earned <= 1).toBe(true)
      expect(read.value === null).toBe(isBlank(read.value))
    })
  })
})

describe('what is shown', () => {
  test.each(kinds)('of a %s question is a closed list of fields', (kind) => {
    const fields: Record<(typeof kinds)[number], string[]> = {
      'single-choice': ['choices'],
      'multiple-response': ['choices'],
      'true-false': ['choices'],
      matching: ['stems', 'targets'],
      ordering: ['items'],
      numeric: ['unit'],
      'short-answer': [],
      cloze: ['parts'],
    }
    const shown = show(aQuestion(kind), seeded)
    expect(Object.keys(shown).sort()).toEqual(['kind', 'points', 'stem', ...fields[kind]].sort())
    expect(fieldsIn(shown).filter((name) => !['id', 'text', 'choices'].includes(name))).toEqual([])
  })

  test('of choices is every choice once, in mixed order, the pinned ones last as their author has them', () => {
    const listed = fc
      .uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 3, maxLength: 8 })
      .chain((ids) => fc.tuple(...ids.map((id) => fc.boolean().map((pinned) => aChoice(id, { text: id, pinned })))))
    forAny(
      fc.tuple(listed, anySeed, fc.constantFrom('single-choice' as const, 'multiple-response' as const)),
      ([choices, seed, kind]) => {
        const base = kind === 'single-choice' ? aQuestion(kind, { choices }) : aQuestion(kind, { choices })
        const texts = textsOf(show(base, seededBy(seed)))
        const pinned = choices.filter((each) => each.pinned).map(({ id }) => id)
        expect(texts.toSorted()).toEqual(choices.map(({ id }) => id).toSorted())
        expect(texts.slice(texts.length - pinned.length)).toEqual(pinned)
      },
    )
  })

  test('of choices does not depend on where their author wrote them down', () => {
    const reordered = anyQuestionOf('single-choice')
      .map((each) => ({ ...each, choices: each.choices.map((one) => ({ ...one, pinned: false })) }))
      .chain((each) =>
        fc.tuple(fc.constant(each), fc.shuffledSubarray(each.choices, { minLength: each.choices.length }), anySeed),
      )
    forAny(reordered, ([each, choices, seed]) =>
      expect(show({ ...each, choices }, seededBy(seed))).toEqual(show(each, seededBy(seed))),
    )
  })

  test('of targets keeps the order of their author, which is often a scale', () => {
    for (let i = 0; i < 20; i++) {
      expect(show(aQuestion('matching'), seededBy(`seed ${i}`))).toMatchObject({
        targets: [{ text: 'Target x' }, { text: 'Target y' }, { text: 'Target z' }],
      })
    }
  })

  test('of a cloze is its text with the blanks in their places', () => {
    const shown = show(aQuestion('cloze', { text: '[[a]], then [[b]].' }), seeded)
    expect(
      shown.kind === 'cloze' &&
        shown.parts.map((part) => ('text' in part ? part.text : part.choices.map(({ text }) => text).sort())),
    ).toEqual(['', ['Choice x', 'Choice y', 'Choice z'], ', then ', ['Choice x', 'Choice y', 'Choice z'], '.'])
  })

  test('of two choices that share an id in two blanks has two ids', () => {
    const shown = show(aQuestion('cloze'), seeded)
    expect(new Set(idsIn(shown)).size).toBe(2 + 3 + 3)
  })
})

// Chi-square at p = 0.001: a right order is unlikely to exceed it, and these seeds never do.
describe('over many seeds the key stands anywhere, as often here as there:', () => {
  const seeds = Array.from({ length: 3000 }, (_, i) => seededBy(`seed ${i}`))
  const limits: Record<number, number> = { 3: 13.82, 4: 16.27, 5: 18.47 }

  test.each<[string, Question, string]>([
    ['the right one of four choices', aQuestion('single-choice'), 'Choice a'],
    ['a right one of a multiple response', aQuestion('multiple-response'), 'Choice b'],
    ['the first of five items', aQuestion('ordering'), 'Item a'],
    ['the last of five items', aQuestion('ordering'), 'Item e'],
    ['the first of four stems', aQuestion('matching'), 'Stem a'],
    ['the right one of a blank’s three choices', aQuestion('cloze'), 'Choice x'],
  ])('%s', (_, each, text) => {
    const places = seeds.map((one) => textsOf(show(each, one)).indexOf(text))
    const count = textsOf(show(each, seeded)).length
    expect(chiSquare(places, count)).toBeLessThan(limits[count] ?? 0)
  })

  test('and where it stands in one question tells nothing of the next', () => {
    const [one, other] = [aQuestion('single-choice', { id: 'one' }), aQuestion('single-choice', { id: 'other' })]
    const place = (each: Question, i: number) => textsOf(show(each, seededBy(`seed ${i}`))).indexOf('Choice a')
    const pairs = seeds.map((_, i) => place(one, i) * 4 + place(other, i))
    // 15 degrees of freedom.
    expect(chiSquare(pairs, 16)).toBeLessThan(37.7)
  })
})

test('a change of secrets is one indeed, and leaves a question that an author may write', () => {
  forAny(anyQuestion, (each) => {
    const variants = changeSecrets(each)
    for (const { what, question: changed } of variants) expect(question.safeParse(changed).error, what).toBeUndefined()
    const same = variants.filter((variant) => JSON.stringify(variant.question) === JSON.stringify(each)).map(({ what }) => what)
    // Only some kinds have misconceptions or accepted forms.
    expect(same.filter((what) => what !== 'misconceptions' && what !== 'accepted forms')).toEqual([])
  })
})

function idsIn(of: object): string[] {
  return Object.entries(of).flatMap(([name, value]) => {
    if (name === 'id') return [String(value)]
    return value !== null && typeof value === 'object' ? idsIn(value) : []
  })
}

function fieldsIn(shown: ShownQuestion): string[] {
  const inner = (of: unknown): string[] =>
    of === null || typeof of !== 'object'
      ? []
      : Object.entries(of).flatMap(([name, value]) => [...(Array.isArray(of) ? [] : [name]), ...inner(value)])
  return Object.values(shown).flatMap(inner)
}

// The texts of what is mixed, in the order shown: of a cloze, those of its first blank.
function textsOf(shown: ShownQuestion): string[] {
  switch (shown.kind) {
    case 'matching':
      return shown.stems.map(({ text }) => text)
    case 'ordering':
      return shown.items.map(({ text }) => text)
    case 'cloze':
      return shown.parts.flatMap((part) => ('choices' in part ? [part.choices.map(({ text }) => text)] : []))[0] ?? []
    case 'numeric':
    case 'short-answer':
      return []
    default:
      return shown.choices.map(({ text }) => text)
  }
}

function chiSquare(places: number[], count: number): number {
  const expected = places.length / count
  return Array.from(
    { length: count },
    (_, i) => (places.filter((place) => place === i).length - expected) ** 2 / expected,
  ).reduce((sum, each) => sum + each, 0)
}
