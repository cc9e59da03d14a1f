import type { AuthoredCourse, AuthoredModule, Finding, LessonNode, LessonSource } from '../authored-course'
import { lineOfNode, listLessons, listNodes, type PlacedLesson } from './lesson-words'

/** Headings out of order. In a passage they begin at ###, since its title is the ## above; on a page of words at ##. */
export function checkHeadingsOutOfOrder(course: AuthoredCourse): Finding[] {
  return listLessons(course).flatMap(({ file, source, slug }) => {
    const passages = listTags(source, 'Passage')
    const inPassages = new Set(passages.flatMap(listHeadings))
    const outside = listHeadings(source.tree).filter((heading) => !inPassages.has(heading))
    const steps = passages.flatMap((passage) => checkSteps(file, source, listHeadings(passage), 3))
    if (slug === null) return [...checkSteps(file, source, outside, 2), ...steps]
    const message = 'There is a heading outside of a passage.'
    const fix = 'Put it into a passage, or make a sentence of it.'
    return [...outside.map((node) => ({ file, line: lineOfNode(source, node), message, fix })), ...steps]
  })
}

/** Pictures without words for who cannot see them, and figures whose text says no more than their title or caption. */
export function checkMissingAlternatives(course: AuthoredCourse): Finding[] {
  const images = listLessons(course).flatMap(({ file, source }) =>
    listNodes(source.tree, ({ type, alt }) => type === 'image' && !alt?.trim()).map((node) => ({
      file,
      line: lineOfNode(source, node),
      message: 'A picture has no alternative text.',
      fix: 'Say between the brackets what it shows: ![what it shows](address).',
    })),
  )
  const figures = course.modules.flatMap(({ slug, figures, lineOf }) =>
    figures.flatMap(({ id, title, caption, text }, i) => {
      if (text !== title && text !== caption) return []
      const message = `The text of figure "${id}" says no more than its title or caption.`
      const fix = 'Say in words all that the figure shows.'
      return [{ file: `${slug}/figures.yaml`, line: lineOf.figures([i, 'text']), message, fix }]
    }),
  )
  return [...images, ...figures]
}

/** Lessons that are not: opening, passages, one recap, practice; tellings that nothing sets right; parts that are never shown. */
export function checkBrokenSkeletons(course: AuthoredCourse): Finding[] {
  return [
    ...course.modules.flatMap((module) => [...checkMissingParts(module), ...checkNeverShown(module)]),
    ...listLessons(course).flatMap((lesson) => [...checkStrayTags(lesson), ...checkLoneTellings(lesson)]),
  ]
}

/** Claims that a passage lists and does not state, and claims stated in a passage that does not list them. */
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
    const message = `A heading of level ${depth} stands where ${first === deepest ? first : `${first} to ${deepest}`} is possible.`
    return [
      {
        file,
        line: lineOfNode(source, node),
        message,
        fix: `Begin it with ${'#'.repeat(Math.min(deepest, Math.max(first, depth)))}.`,
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
      message: 'The recap stands before a passage.',
      fix: 'Move it behind the last one.',
    })
  }
  return findings
}

function checkNeverShown({ slug, source, practice, figures, lineOf }: AuthoredModule): Finding[] {
  const isShown = (tag: string, id: string) => source.tags.some(({ name, attributes }) => name === tag && attributes.id === id)
  const say = (what: string, tag: string, id: string, file: string, line: number): Finding[] => {
    if (isShown(tag, id)) return []
    const fix = `Write <${tag} id="${id}" /> in the lesson, or take it out here.`
    return [{ file: `${slug}/${file}`, line, message: `The ${what} "${id}" is never shown.`, fix }]
  }
  return [
    ...practice.flatMap(({ id }, i) => say('practice question', 'Practice', id, 'practice.yaml', lineOf.practice([i, 'id']))),
    ...figures.flatMap(({ id }, i) => say('figure', 'Figure', id, 'figures.yaml', lineOf.figures([i, 'id']))),
  ]
}

function checkStrayTags({ file, source, slug }: PlacedLesson): Finding[] {
  const claims = listTags(source, 'Claim').flatMap(({ children = [] }) =>
    children.flatMap((child) => listNodes(child, ({ name }) => name === 'Claim')),
  )
  const parts = slug === null ? ['Passage', 'Recap'].flatMap((name) => listTags(source, name)) : []
  return [
    ...claims.map((node) => ({
      node,
      message: 'A claim stands inside another.',
      fix: 'Close the first before you open the next.',
    })),
    ...parts.map((node) => ({
      node,
      message: `<${node.name}> stands on a page that is no lesson.`,
      fix: 'Write its words without the tag.',
    })),
  ].map(({ node, ...problem }) => ({ file, line: lineOfNode(source, node), ...problem }))
}

function checkLoneTellings({ file, source }: PlacedLesson): Finding[] {
  const families = listNodes(source.tree, ({ children }) => children !== undefined)
  return families.flatMap(({ children = [] }) =>
    children.flatMap((node, i) => {
      const isLone = (name: string, beside: string, step: number) => node.name === name && children[i + step]?.name !== beside
      if (isLone('OftenSaid', 'Measured', 1)) {
        const fix = 'Say right after it, in <Measured>, what was found.'
        return [{ file, line: lineOfNode(source, node), message: 'A common telling is not set right.', fix }]
      }
      if (isLone('Measured', 'OftenSaid', -1)) {
        const fix = 'Write the telling that it sets right before it, in <OftenSaid>, or take the tag away.'
        return [{ file, line: lineOfNode(source, node), message: '<Measured> follows no <OftenSaid>.', fix }]
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
