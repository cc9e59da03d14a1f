import { expect, test } from 'vitest'
import { lessonParagraphs } from '@/app/_components/lesson/paragraphs'

type Node = { type: string; value?: string; children?: Node[] }

/** The text of a paragraph as the plugin leaves it. Spaces that do not break are shown as "_". */
function readAloud(value: string): string {
  const tree: Node = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] }
  lessonParagraphs()(tree)
  const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('')
  return textOf(tree).replaceAll('\u00a0', '_')
}

test.each([
  ['its unit', 'After 50 mg or 4.5 mg a day.', 'After 50_mg or 4.5_mg a day.'],
  ['what it counts', 'In 98 women and 1,188 people.', 'In 98_women and 1,188_people.'],
  ['its noun, as a percentage', 'Of these, 36% were well.', 'Of these, 36%_were well.'],
  ['what follows, as a range', 'At least 7–10 days later.', 'At least 7–10_days later.'],
])('a number stays on one line with %s', (_, written, drawn) => expect(readAloud(written)).toBe(drawn))

test.each([
  ['a year', 'In 2010 the range took in 1.'],
  ['a number at the end of its sentence', 'It took in 1. No more.'],
  ['the number of a name', 'TLR4 detects bacteria, and so does GAD-7 not.'],
])('%s may end a line', (_, written) => expect(readAloud(written)).toBe(written))
