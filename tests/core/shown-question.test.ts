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

  test('is byte for byte the same whatever its key, explanations and other secrets are', () => {
    forAny(fc.tuple(any, anySeed), ([each, seed]) => {
      const shown = JSON.stringify(show(each, seededBy(seed)))
      for (const variant of changeSecrets(each)) {
        expect(JSON.stringify(show(variant.question, seededBy(seed))), variant.what).toBe(shown)
      }
    })
  })

  test('contains no id of the author', () => {
    // "true" and "false" are the answers to every statement, so they reveal nothing.
    const authored = (each: Question) => idsIn(each).filter((id) => kind !== 'true-false' || !['true', 'false'].includes(id))
    forAny(fc.tuple(any, anySeed), ([each, seed]) => {
      const shown = idsIn(show(each, seededBy(seed)))
      expect(shown.filter((id) => authored(each).includes(id))).toEqual([])
      expect(new Set(shown).size).toBe(shown.length)
    })
  })

  test('is the same each time under one seed, and shares no id with another seed', () => {
    forAny(fc.tuple(any, anySeed, anySeed), ([each, one, other]) => {
      fc.pre(one !== other)
      expect(show(each, seededBy(one))).toEqual(show(each, seededBy(one)))
      const ids = idsIn(show(each, seededBy(one))).filter(() => kind !== 'true-false')
      const others = idsIn(show(each, seededBy(other)))
      expect(ids.filter((id) => others.includes(id))).toEqual([])
    })
  })

  test('accepts any valid answer in shown ids and translates it back unchanged', () => {
    const answered = any.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each), anySeed))
    forAny(answered, ([each, given, seed]) => {
      const inShownIds = showAnswer(each, seededBy(seed), given)
      const read = readAnswer(each, seededBy(seed), inShownIds)
      expect(read).toEqual({ ok: true, value: given })
      expect(read.ok && showAnswer(each, seededBy(seed), read.value)).toEqual(inShownIds)
    })
  })

  test('earns all the points if it is answered with the key', () => {
    forAny(fc.tuple(any, anySeed), ([each, seed]) => {
      const read = readAnswer(each, seededBy(seed), showAnswer(each, seededBy(seed), rightAnswer(each)))
      expect(read.ok && mark(each, read.value)).toBe(1)
    })
  })

  test('accepts or refuses any JSON value without throwing, and marks every accepted one between 0 and 1', () => {
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
  test.each(kinds)('of a %s question has exactly the fields of its kind', (kind) => {
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

  test('of choices is every choice once, shuffled, with the pinned ones last in their author’s order', () => {
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

  test('of choices does not depend on the order in which their author wrote them', () => {
    const reordered = anyQuestionOf('single-choice')
      .map((each) => ({ ...each, choices: each.choices.map((one) => ({ ...one, pinned: false })) }))
      .chain((each) =>
        fc.tuple(fc.constant(each), fc.shuffledSubarray(each.choices, { minLength: each.choices.length }), anySeed),
      )
    forAny(reordered, ([each, choices, seed]) =>
      expect(show({ ...each, choices }, seededBy(seed))).toEqual(show(each, seededBy(seed))),
    )
  })

  test('of targets has the author’s order, which is often a scale', () => {
    for (let i = 0; i < 20; i++) {
      expect(show(aQuestion('matching'), seededBy(`seed ${i}`))).toMatchObject({
        targets: [{ text: 'Target x' }, { text: 'Target y' }, { text: 'Target z' }],
      })
    }
  })

  test('of a cloze is its text with each blank in its position', () => {
    const shown = show(aQuestion('cloze', { text: '[[a]], then [[b]].' }), seeded)
    expect(
      shown.kind === 'cloze' &&
        shown.parts.map((part) => ('text' in part ? part.text : part.choices.map(({ text }) => text).sort())),
    ).toEqual(['', ['Choice x', 'Choice y', 'Choice z'], ', then ', ['Choice x', 'Choice y', 'Choice z'], '.'])
  })

  test('of two blanks has different ids for choices that share an id', () => {
    const shown = show(aQuestion('cloze'), seeded)
    expect(new Set(idsIn(shown)).size).toBe(2 + 3 + 3)
  })
})

// The limits are chi-square at p = 0.001. A fair order is unlikely to exceed them, and these seeds never do.
describe('over many seeds, every position is equally likely', () => {
  const seeds = Array.from({ length: 3000 }, (_, i) => seededBy(`seed ${i}`))
  const limits: Record<number, number> = { 3: 13.82, 4: 16.27, 5: 18.47 }

  test.each<[string, Question, string]>([
    ['for the right one of four choices', aQuestion('single-choice'), 'Choice a'],
    ['for a right choice of a multiple-response question', aQuestion('multiple-response'), 'Choice b'],
    ['for the first of five items', aQuestion('ordering'), 'Item a'],
    ['for the last of five items', aQuestion('ordering'), 'Item e'],
    ['for the first of four stems', aQuestion('matching'), 'Stem a'],
    ['for the right one of a blank’s three choices', aQuestion('cloze'), 'Choice x'],
  ])('%s', (_, each, text) => {
    const positions = seeds.map((one) => textsOf(show(each, one)).indexOf(text))
    const count = textsOf(show(each, seeded)).length
    expect(chiSquare(positions, count)).toBeLessThan(limits[count] ?? 0)
  })

  test('and the position of the key in one question reveals nothing about another question', () => {
    const [one, other] = [aQuestion('single-choice', { id: 'one' }), aQuestion('single-choice', { id: 'other' })]
    const positionOf = (each: Question, i: number) => textsOf(show(each, seededBy(`seed ${i}`))).indexOf('Choice a')
    const pairs = seeds.map((_, i) => positionOf(one, i) * 4 + positionOf(other, i))
    // The limit for 15 degrees of freedom.
    expect(chiSquare(pairs, 16)).toBeLessThan(37.7)
  })
})

test('changeSecrets really changes a question’s secrets and leaves a valid question', () => {
  forAny(anyQuestion, (each) => {
    const variants = changeSecrets(each)
    for (const { what, question: changed } of variants) expect(question.safeParse(changed).error, what).toBeUndefined()
    const same = variants.filter((variant) => JSON.stringify(variant.question) === JSON.stringify(each)).map(({ what }) => what)
    // Only some kinds have misconceptions, accepted forms or a most cautious option.
    const ofSome = ['misconceptions', 'accepted forms', 'most cautious option']
    expect(same.filter((what) => !ofSome.includes(what))).toEqual([])
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

// Returns the texts of the shuffled parts in the order in which they are shown. For a cloze, these are the choices of its first blank.
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
    case 'single-choice':
    case 'multiple-response':
    case 'true-false':
      return shown.choices.map(({ text }) => text)
  }
}

function chiSquare(positions: number[], count: number): number {
  const expected = positions.length / count
  return Array.from(
    { length: count },
    (_, i) => (positions.filter((position) => position === i).length - expected) ** 2 / expected,
  ).reduce((sum, each) => sum + each, 0)
}
