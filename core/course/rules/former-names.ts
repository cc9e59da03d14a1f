import type { AuthoredCourse, Finding } from '../authored-course'

/**
 * Finds entries of `formerly` that cannot be followed: for a module that the course does not have, a former name that a module has
 * now, one that belongs to two modules, and one that is also retired.
 */
export function checkFormerNames({ course, recorded, lineOf }: AuthoredCourse): Finding[] {
  const seen = new Set<string>()
  return Object.entries(course.formerly ?? {}).flatMap(([now, former]) => {
    const at = (i?: number) => ({ file: 'course.yaml', line: lineOf.course(['formerly', now, ...(i === undefined ? [] : [i])]) })
    const unknown = course.modules.includes(now)
      ? []
      : [{ ...at(), message: `\`formerly\` names the module "${now}", which is not in \`modules\`.`, fix: howToWrite }]
    return [
      ...unknown,
      ...former.flatMap((name, i) => {
        const isSecond = seen.has(name)
        seen.add(name)
        if (course.modules.includes(name)) {
          return [
            {
              ...at(i),
              message: `"${name}" is in \`formerly\`, but a module has that name now.`,
              fix: 'Take one of the two out.',
            },
          ]
        }
        if (isSecond) {
          const fix = 'Leave it where its results belong.'
          return [{ ...at(i), message: `"${name}" is in \`formerly\` twice.`, fix }]
        }
        if (recorded?.retired.includes(name)) {
          const fix = 'If it was renamed, take it out of `retired`; if it is taught no more, take it out of `formerly`.'
          return [{ ...at(i), message: `"${name}" is in \`formerly\`, but ids.yaml says that it is retired.`, fix }]
        }
        return []
      }),
    ]
  })
}

const howToWrite = 'Write the name that the folder has now, and after it the names that it had: `formerly: { bread: [dough] }`.'
