import type { AuthoredCourse, Finding, LessonNode } from '../authored-course'
import { lineOfNode, listLessons, listNodes, type PlacedLesson, wordsOf } from './lesson-words'
import { findUnsupported } from './markup'

type Problem = { node: LessonNode; message: string; fix: string }
type Look = (lesson: PlacedLesson) => Problem[]

/**
 * Finds Markdown in lessons and pages that would be shown as it is written, or in a way that not everybody can use: markup without
 * its end, references, bare addresses, task lists, footnotes that lead nowhere, dollar signs that are no formula, pictures among
 * words, tables without names for their columns, and claims where no note can stand beside them.
 */
export function checkLessonMarkup(course: AuthoredCourse): Finding[] {
  return listLessons(course).flatMap((lesson) =>
    looks.flatMap((look) =>
      look(lesson).map(({ node, ...problem }) => ({ file: lesson.file, line: lineOfNode(lesson.source, node), ...problem })),
    ),
  )
}

const looks: Look[] = [
  ofType('text', (node) => {
    const what = findUnsupported(node.value ?? '')
    return what === null
      ? null
      : {
          message: `There is ${what}, which would be shown as it is written.`,
          fix: 'Close it, or put \\ before each sign that is meant as such.',
        }
  }),
  ofType(['definition', 'linkReference', 'imageReference'], () => ({
    message: 'A link or picture has its address in another place.',
    fix: 'Write the address where it is used: [words](https://…).',
  })),
  ofType('link', (node) =>
    wordsOf(node) !== '' &&
    [node.url, `http://${wordsOf(node)}`, `mailto:${wordsOf(node)}`].includes(node.url ?? '') &&
    isBare(node)
      ? { message: `The address ${wordsOf(node)} stands bare.`, fix: 'Say what is there: [words that name it](https://…).' }
      : null,
  ),
  ofType('listItem', ({ checked }) =>
    typeof checked === 'boolean'
      ? { message: 'There is a task list, whose boxes nobody can tick.', fix: 'Write a list without [ ] and [x].' }
      : null,
  ),
  ({ source }) =>
    listNodes(source.tree, ({ children }) => children?.some(({ type }) => type === 'inlineMath') ?? false).flatMap((parent) =>
      (parent.children ?? []).flatMap((node, i, siblings) =>
        node.type === 'inlineMath' && isPrice(node, siblings[i + 1])
          ? [
              {
                node,
                message: `The dollar signs around “${(node.value ?? '').slice(0, 30)}” would make a formula of it.`,
                fix: 'Write \\$ for a dollar sign; a formula begins and ends without a blank.',
              },
            ]
          : [],
      ),
    ),
  ({ source }) => {
    const named = listNodes(source.tree, ({ type }) => type === 'footnoteReference').map(({ identifier }) => identifier)
    return listNodes(source.tree, ({ type }) => type === 'footnoteDefinition')
      .filter(({ identifier }) => !named.includes(identifier))
      .map((node) => ({
        node,
        message: `No text refers to the footnote [^${node.identifier}], so that nobody would read it.`,
        fix: `Write [^${node.identifier}] where it belongs, or remove it.`,
      }))
  },
  ({ source, file }) => {
    if (file !== 'home.mdx') return []
    const parts = source.tree.children ?? []
    const heading = parts.findIndex(({ type }) => type === 'heading')
    return parts
      .slice(0, Math.max(0, heading))
      .flatMap((part) => listNodes(part, ({ type }) => type === 'footnoteReference'))
      .map((node) => ({
        node,
        message: 'There is a footnote before the first heading of the course home, far from where it would be shown.',
        fix: 'Say it in the text, or move it below the first heading.',
      }))
  },
  ({ source }) =>
    listNodes(source.tree, ({ children }) => children?.some(({ type }) => type === 'image') ?? false)
      .filter(({ type, children }) => type !== 'paragraph' || children?.length !== 1)
      .map((node) => ({
        node: node.children?.find(({ type }) => type === 'image') ?? node,
        message: 'A picture stands among words.',
        fix: 'Put it on a line of its own, with an empty line before and after it.',
      })),
  ofType('table', ({ children: [head] = [] }) =>
    head?.children?.some((cell) => wordsOf(cell) === '')
      ? { message: 'A column of a table has no name.', fix: 'Write in each cell of the first row what its column holds.' }
      : null,
  ),
  ofType(['tableCell', 'heading', 'footnoteDefinition'], (node) =>
    listNodes(node, ({ name }) => name === 'Claim').length > 0
      ? {
          message: `There is a <Claim> in a ${nameOf(node)}, where its note cannot stand beside it.`,
          fix: 'State the claim in a sentence of the text.',
        }
      : null,
  ),
]

function ofType(types: string | string[], why: (node: LessonNode) => Omit<Problem, 'node'> | null): Look {
  return ({ source }) =>
    listNodes(source.tree, ({ type }) => [types].flat().includes(type)).flatMap((node) => {
      const problem = why(node)
      return problem ? [{ node, ...problem }] : []
    })
}

// A bare address has exactly its words in the file; a link has brackets around them.
function isBare({ position, children = [] }: LessonNode): boolean {
  return position?.start.offset === children[0]?.position?.start.offset
}

// In "from $5 to $6" a parser sees a formula that ends with a blank, in "$5-$6" one that is followed by a digit.
function isPrice({ value = '' }: LessonNode, next: LessonNode | undefined): boolean {
  return value !== value.trim() || /^\d/.test(next?.value ?? '')
}

function nameOf({ type }: LessonNode): string {
  if (type === 'tableCell') return 'table'
  return type === 'heading' ? 'heading' : 'footnote'
}
