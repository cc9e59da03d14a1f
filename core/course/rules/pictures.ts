import type { AuthoredCourse } from '../authored-course'
import type { Breach } from './bank-figures'
import { lineOfNode, listLessons, listNodes } from './lesson-words'

const mostKilobytes = 300
const mostPixels = 3000

/** Finds pictures that are larger than a page needs: of more than 300 kB, or more than 3,000 pixels wide or high. */
export function checkHeavyPictures(course: AuthoredCourse): Breach[] {
  return listLessons(course).flatMap(({ file, source }) =>
    listNodes(source.tree, ({ type }) => type === 'image').flatMap((node) => {
      const picture = source.pictures.find((each) => each.file === node.url)
      if (!picture) return []
      const { width, height, content } = picture
      const kilobytes = Math.ceil(content.length / 1000)
      const isVector = picture.type === 'image/svg+xml'
      const message =
        kilobytes > mostKilobytes
          ? `The picture ${picture.file} has ${kilobytes} kB; at most ${mostKilobytes} are wanted.`
          : `The picture ${picture.file} is ${width} by ${height} pixels; at most ${mostPixels} are wanted.`
      if (kilobytes <= mostKilobytes && (isVector || Math.max(width, height) <= mostPixels)) return []
      const fix = 'Make it smaller: on a page it is at most 700 pixels wide, 1,400 on a fine screen.'
      return [{ file, line: lineOfNode(source, node), message, fix, isHint: false }]
    }),
  )
}
