import { MDXRemote, type MDXRemoteProps } from 'next-mdx-remote/rsc'
import { Claim, Glossed, Item } from '@/app/_components/evidence/claim'
import { ClaimNotes } from '@/app/_components/evidence/claim-notes'
import { FigureOf } from '@/app/_components/figures/figure'
import type { Tag } from '@/core/course/tags'
import { Measured, OftenSaid, Passage, Recap, Reflection, Safety } from './blocks'
import { CrisisHelp } from './crisis-help'
import styles from './lesson-text.module.css'
import { keepPart, lessonParagraphs, nameModule } from './paragraphs'
import { Practice } from './practice'
import { Term, TermCards } from './term'

type Props = { body: string; module?: string; part?: 'opening' | 'rest' }
type Plugins = NonNullable<NonNullable<NonNullable<MDXRemoteProps['options']>['mdxOptions']>['remarkPlugins']>

// Each tag that authors may write has its component; a tag on one side alone does not compile.
const components = {
  Passage,
  Claim,
  Term,
  OftenSaid,
  Measured,
  Safety,
  CrisisHelp,
  Figure: FigureOf,
  Practice,
  Reflection,
  Recap,
} satisfies Record<Tag, unknown>

// What the plugins below put into the tree beside the authors' tags.
const added = { ClaimNotes, Glossed, li: Item }

/**
 * The words of a lesson, or of another page of the course, with the closed list of tags and nothing else. Figures and practice
 * questions are those of `module`, a slug. `part` is for a page that stands something else before the first heading: what
 * the words of both parts open (terms) comes with the rest.
 */
export function LessonText({ body, module, part }: Props) {
  const plugins: Plugins = [lessonParagraphs]
  if (module) plugins.push([nameModule, module])
  if (part) plugins.push([keepPart, part])
  return (
    <div className={styles.text}>
      <MDXRemote source={body} components={{ ...components, ...added }} options={{ mdxOptions: { remarkPlugins: plugins } }} />
      {part !== 'opening' && <TermCards ids={[...body.matchAll(/<Term id="([^"]+)"/g)].flatMap(([, id]) => id ?? [])} />}
    </div>
  )
}
