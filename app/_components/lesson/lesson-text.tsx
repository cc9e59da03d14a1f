import { MDXRemote, type MDXRemoteProps } from 'next-mdx-remote/rsc'
import { Claim, Glossed, Item } from '@/app/_components/evidence/claim'
import { ClaimNotes } from '@/app/_components/evidence/claim-notes'
import { FigureOf } from '@/app/_components/figures/figure'
import type { Tag } from '@/core/course/tags'
import { lessonSyntax } from '@/server/course/lesson-syntax'
import { Measured, OftenSaid, Passage, Recap, Reflection, Safety } from './blocks'
import { CrisisHelp } from './crisis-help'
import styles from './lesson-text.module.css'
import { ColumnName, Formula, FormulaBlock, Picture, Table } from './markdown'
import { drawnBlocks } from './markdown-blocks'
import { keepPart, lessonParagraphs, nameModule } from './paragraphs'
import { Practice } from './practice'
import { Term, TermCards } from './term'

type Props = { body: string; module?: string; part?: 'opening' | 'rest' }
type Plugins = NonNullable<NonNullable<NonNullable<MDXRemoteProps['options']>['mdxOptions']>['remarkPlugins']>

// The component of each tag that authors may write. A tag without a component, or a component without a tag, does not compile.
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

// The components of what the plugins below add to the authors' tags.
const added = { ClaimNotes, Glossed, Formula, FormulaBlock, Picture, li: Item, table: Table, th: ColumnName }

const footnotes = {
  clobberPrefix: 'foot-',
  footnoteLabel: 'Notes',
  footnoteLabelProperties: {},
  footnoteBackContent: '↑',
  footnoteBackLabel: (index: number) => `Back to the text of note ${index + 1}`,
}

/**
 * The text of a lesson, or of another page of the course, with the closed list of tags and no others. Figures and practice
 * questions are those of `module`, a slug. `part` is for a page that puts something of its own before the first heading of the
 * text; the cards of the terms of both parts come with the rest.
 */
export function LessonText({ body, module, part }: Props) {
  const plugins: Plugins = [...lessonSyntax, drawnBlocks, lessonParagraphs]
  if (module) plugins.push([nameModule, module])
  if (part) plugins.push([keepPart, part])
  return (
    <div className={styles.text}>
      <MDXRemote
        source={body}
        components={{ ...components, ...added }}
        options={{ mdxOptions: { remarkPlugins: plugins, remarkRehypeOptions: footnotes } }}
      />
      {part !== 'opening' && <TermCards ids={[...body.matchAll(/<Term id="([^"]+)"/g)].flatMap(([, id]) => id ?? [])} />}
    </div>
  )
}
