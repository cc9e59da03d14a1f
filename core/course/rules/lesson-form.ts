import type { AuthoredCourse, AuthoredModule, Finding, LessonNode, LessonSource } from '../authored-course'
import { lineOfNode, listLessons, listNodes, type PlacedLesson } from './lesson-words'

/**
 * Finds headings that skip a level. In a passage, headings begin at ###, because the passage's title is a heading of level 2. On
 * a page that is not a lesson they begin at ##. In a lesson, a heading outside a passage is a finding too.
 */
export function checkHeadingsOutOfOrder(course: AuthoredCourse): Finding[] {
  return listLessons(course).flatMap(({ file, source, slug }) => {
    const passages = listTags(source, 'Passage')
    const inPassages = new Set(passages.flatMap(listHeadings))
    const outside = listHeadings(source.tree).filter((heading) => !inPassages.has(heading))
    const steps = passages.flatMap((passage) => checkSteps(file, source, listHeadings(passage), 3))
    if (slug === null) return [...checkSteps(file, source, outside, 2), ...steps]
    const message = 'There is a heading outside of a passage.'
    const fix = 'Move it into a passage, or write it as a sentence.'
    return [...outside.map((node) => ({ file, line: lineOfNode(source, node), message, fix })), ...steps]
  })
}

/** Finds pictures without alternative text, and figures whose text only repeats their title or caption. */
export function checkMissingAlternatives(course: AuthoredCourse): Finding[] {
  const images = listLessons(course).flatMap(({ file, source }) =>
    listNodes(source.tree, ({ type, alt }) => type === 'image' && !alt?.trim()).map((node) => ({
      file,
      line: lineOfNode(source, node),
      message: 'A picture has no alternative text.',
      fix: 'Describe the picture between the brackets: ![what it shows](address).',
    })),
  )
  const figures = course.modules.flatMap(({ slug, figures, lineOf }) =>
    figures.flatMap(({ id, title, caption, text }, i) => {
      if (text !== title && text !== caption) return []
      const message = `The text of figure "${id}" says no more than its title or caption.`
      const fix = 'Describe in words everything that the figure shows.'
      return [{ file: `${slug}/figures.yaml`, line: lineOf.figures([i, 'text']), message, fix }]
    }),
  )
  return [...images, ...figures]
}

/**
 * Finds faults in the structure of lessons and pages:
 * - a lesson without an opening or without exactly one recap, and a recap before a passage
 * - practice questions and figures that their lesson never shows
 * - a <Claim> inside another, a block tag inside a paragraph, and the tags of a lesson on a page that is not one
 * - an <OftenSaid> that no <Measured> follows, and a <Measured> without an <OftenSaid> before it
 */
export function checkBrokenSkeletons(course: AuthoredCourse): Finding[] {
  return [
    ...course.modules.flatMap((module) => [...checkMissingParts(module), ...checkNeverShown(module)]),
    ...listLessons(course).flatMap((lesson) => [...checkStrayTags(lesson), ...checkLoneTellings(lesson)]),
  ]
}

/** Finds claims that a passage lists but does not state, and claims that it states but does not list. */
export function checkUnmarkedClaims({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap(({ slug, source }) => {
    const file = `${slug}/lesson.mdx`
    return source.passages.flatMap(({ id, claims, line }) => {
      const stated = source.tags.filter(({ name, passage }) => name === 'Claim' && passage === id)
      const unstated = claims.filter((claim) => !stated.some(({ attributes }) => attributes.id === claim))
      const unlisted = stated.filter(({ attributes }) => !claims.includes(attributes.id ?? ''))
      return [
        ...unstated.map((claim) => ({
          file,
          line,
          message: `The passage "${id}" lists claim ${claim} and does not state it.`,
          fix: `Put <Claim id="${claim}"> around the words that state it.`,
        })),
        ...unlisted.map(({ attributes, line }) => ({
          file,
          line,
          message: `The passage "${id}" states claim ${attributes.id} and does not list it.`,
          fix: `Add ${attributes.id} to its claims.`,
        })),
      ]
    })
  })
}

function checkSteps(file: string, source: LessonSource, headings: LessonNode[], first: number): Finding[] {
  return headings.flatMap((node, i) => {
    const depth = node.depth ?? first
    const deepest = i === 0 ? first : (headings[i - 1]?.depth ?? first) + 1
    if (depth >= first && depth <= deepest) return []
    const allowed = first === deepest ? `level ${first} is` : `levels ${first} to ${deepest} are`
    const message = `A heading has level ${depth}, but only ${allowed} possible here.`
    return [
      {
        file,
        line: lineOfNode(source, node),
        message,
        fix: `Begin the heading with ${'#'.repeat(Math.min(deepest, Math.max(first, depth)))}.`,
      },
    ]
  })
}

function checkMissingParts({ slug, source }: AuthoredModule): Finding[] {
  const parts = source.tree.children ?? []
  const file = `${slug}/lesson.mdx`
  const top = source.bodyLine + 1
  const recaps = listTags(source, 'Recap')
  const [recap] = recaps
  const isLate = parts.findLastIndex(({ name }) => name === 'Passage') < parts.findIndex(({ name }) => name === 'Recap')
  const findings: Finding[] = []
  if (parts[0]?.name === 'Passage') {
    findings.push({
      file,
      line: top,
      message: 'The lesson has no opening.',
      fix: 'Write a sentence or two before the first passage.',
    })
  }
  if (recaps.length !== 1) {
    findings.push({
      file,
      line: top,
      message: `The lesson has ${recaps.length} recaps.`,
      fix: 'Write one <Recap>, after the passages.',
    })
  } else if (recap && !isLate) {
    findings.push({
      file,
      line: lineOfNode(source, recap),
      message: 'The recap comes before a passage.',
      fix: 'Move it after the last passage.',
    })
  }
  return findings
}

function checkNeverShown({ slug, source, practice, figures, lineOf }: AuthoredModule): Finding[] {
  const isShown = (tag: string, id: string) => source.tags.some(({ name, attributes }) => name === tag && attributes.id === id)
  const check = (what: string, tag: string, id: string, file: string, line: number): Finding[] => {
    if (isShown(tag, id)) return []
    const fix = `Write <${tag} id="${id}" /> in the lesson, or remove it here.`
    return [{ file: `${slug}/${file}`, line, message: `The ${what} "${id}" is never shown.`, fix }]
  }
  return [
    ...practice.flatMap(({ id }, i) => check('practice question', 'Practice', id, 'practice.yaml', lineOf.practice([i, 'id']))),
    ...figures.flatMap(({ id }, i) => check('figure', 'Figure', id, 'figures.yaml', lineOf.figures([i, 'id']))),
  ]
}

function checkStrayTags({ file, source, slug }: PlacedLesson): Finding[] {
  const claims = listTags(source, 'Claim').flatMap(({ children = [] }) =>
    children.flatMap((child) => listNodes(child, ({ name }) => name === 'Claim')),
  )
  const inLine = listNodes(
    source.tree,
    ({ type, name }) => type === 'mdxJsxTextElement' && !['Claim', 'Term'].includes(name ?? ''),
  )
  const parts = slug === null ? ['Passage', 'Recap'].flatMap((name) => listTags(source, name)) : []
  return [
    ...claims.map((node) => ({
      node,
      message: 'A <Claim> is inside another.',
      fix: 'Close the first before you open the next.',
    })),
    ...inLine.map((node) => ({
      node,
      message: `<${node.name}> stands inside a paragraph.`,
      fix: 'Write it on a line of its own, with an empty line before and after.',
    })),
    ...parts.map((node) => ({
      node,
      message: `<${node.name}> is on a page that is not a lesson.`,
      fix: 'Remove the tag and leave its words.',
    })),
  ].map(({ node, ...problem }) => ({ file, line: lineOfNode(source, node), ...problem }))
}

function checkLoneTellings({ file, source }: PlacedLesson): Finding[] {
  const parents = listNodes(source.tree, ({ children }) => children !== undefined)
  return parents.flatMap(({ children = [] }) =>
    children.flatMap((node, i) => {
      if (node.type === 'mdxJsxTextElement') return []
      const isLone = (name: string, beside: string, step: number) => node.name === name && children[i + step]?.name !== beside
      if (isLone('OftenSaid', 'Measured', 1)) {
        const fix = 'Say directly after it, in <Measured>, what was found.'
        return [{ file, line: lineOfNode(source, node), message: 'No <Measured> follows this <OftenSaid>.', fix }]
      }
      if (isLone('Measured', 'OftenSaid', -1)) {
        const fix = 'Write the common telling directly before it, in <OftenSaid>, or remove the tag.'
        return [{ file, line: lineOfNode(source, node), message: 'No <OftenSaid> comes before this <Measured>.', fix }]
      }
      return []
    }),
  )
}

function listHeadings(node: LessonNode): LessonNode[] {
  return listNodes(node, ({ type }) => type === 'heading')
}

function listTags({ tree }: LessonSource, tag: string): LessonNode[] {
  return listNodes(tree, ({ name }) => name === tag)
}
