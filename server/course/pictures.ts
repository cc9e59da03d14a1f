import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { imageSize } from 'image-size'
import type { Finding, LessonNode, Picture } from '@/core/course/authored-course'
import { listNodes } from '@/core/course/rules/lesson-words'

const mostBytes = 10_000_000
const mostNameCharacters = 200

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
}

/**
 * Reads the pictures that a lesson or page shows, each once. `file` is the path of the lesson in the course folder `dir`; its
 * pictures stand beside it. Problems are returned as findings.
 */
export function readPictures(dir: string, file: string, tree: LessonNode, bodyLine: number) {
  const findings: Finding[] = []
  const pictures = new Map<string, Picture>()
  for (const { url = '', position } of listNodes(tree, ({ type }) => type === 'image')) {
    if (pictures.has(url)) continue
    const read = readPicture(join(dir, dirname(file)), url)
    if ('content' in read) pictures.set(url, read)
    else findings.push({ file, line: bodyLine + (position?.start.line ?? 1), ...read })
  }
  return { pictures: [...pictures.values()], findings }
}

type Problem = { message: string; fix: string }

function readPicture(folder: string, url: string): Picture | Problem {
  const beside = 'Put the file into the folder of the lesson and write its name alone: ![what it shows](oven.jpg).'
  const file = decodeName(url)
  if (file === null || /[/\\:?#]/.test(file) || file.startsWith('.') || file.length > mostNameCharacters)
    return { message: `The picture ${url.slice(0, mostNameCharacters)} is not a file beside the lesson.`, fix: beside }
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase().replace('jpeg', 'jpg') ?? ''
  const kinds = Object.keys(types).join(', ')
  if (!types[ending]) return { message: `The picture ${file} is of no kind that can be shown.`, fix: `Use one of: ${kinds}.` }
  const path = join(folder, file)
  const status = lstatSync(path, { throwIfNoEntry: false })
  // A link could lead to a file outside of the course.
  if (!status?.isFile()) return { message: `There is no picture ${file} beside the lesson.`, fix: beside }
  if (status.size > mostBytes)
    return {
      message: `The picture ${file} has ${Math.ceil(status.size / 1_000_000)} MB; at most 10 can be served.`,
      fix: 'Make it smaller.',
    }

  const content = readFileSync(path)
  const size = measure(content)
  if (!size) return { message: `The picture ${file} cannot be read.`, fix: `Save it again as one of: ${kinds}.` }
  if (size.type !== ending) {
    return {
      message: `The picture ${file} is a ${size.type} by its content.`,
      fix: `Call it ${file.replace(/\.[^.]+$/, '')}.${size.type}.`,
    }
  }
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 27)
  return { ...size, file: url, address: `/pictures/${hash}.${ending}`, type: types[ending], content }
}

// Returns null for a name that is not well encoded.
function decodeName(url: string): string | null {
  try {
    return decodeURIComponent(url)
  } catch {
    return null
  }
}

/** The size as it is shown: a camera that was held upright says so beside the size. Null if the content is no picture. */
function measure(content: Uint8Array): { width: number; height: number; type: string } | null {
  try {
    const { width, height, orientation = 1, type } = imageSize(content)
    if (!type || !(width > 0) || !(height > 0)) return null
    const isTurned = orientation >= 5
    return { width: Math.round(isTurned ? height : width), height: Math.round(isTurned ? width : height), type }
  } catch (error) {
    // The library throws a TypeError for content of no known kind, and a RangeError or an Error for a file that was cut off.
    if (error instanceof Error) return null
    throw error
  }
}
