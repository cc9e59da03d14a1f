import type { MDXRemoteProps } from 'next-mdx-remote/rsc'
import { MDXRemote } from 'next-mdx-remote/rsc'
import type { ReactNode } from 'react'
import type { AuthoredModule } from '@/core/authored-course'
import { Claim, Glossed, Item } from './claim'
import { ClaimNotes } from './claim-note'
import { CrisisHelp } from './crisis-help'
import { Figure } from './figures/figure'
import styles from './lesson.module.css'
import { Measured, OftenSaid, Passage, Recap, Reflection, Safety } from './lesson-blocks'
import { insetBeforeHeading, lessonParagraphs } from './lesson-paragraphs'
import { Practice } from './practice'
import { Term, TermCards } from './term'

type Props = { body: string; module?: AuthoredModule; inset?: ReactNode }

/** The words of a lesson, or of another page of the course, with the closed vocabulary and nothing else; `inset` stands between the opening and the first heading. */
export function LessonText({ body, module, inset }: Props) {
  return (
    <div className={styles.text}>
      <MDXRemote
        source={body}
        components={{ ...vocabulary, ...ofModule(module), Inset: () => inset }}
        options={{ mdxOptions: { remarkPlugins: inset ? [lessonParagraphs, insetBeforeHeading] : [lessonParagraphs] } }}
      />
      <TermCards ids={[...body.matchAll(/<Term id="([^"]+)"/g)].flatMap(([, id]) => id ?? [])} />
    </div>
  )
}

const vocabulary: MDXRemoteProps['components'] = {
  Passage,
  Claim,
  ClaimNotes,
  Glossed,
  li: Item,
  Term,
  OftenSaid,
  Measured,
  Safety,
  CrisisHelp,
  Reflection,
  Recap,
}

// A figure and a practice question belong to a module; elsewhere the content check has refused them.
function ofModule(module: AuthoredModule | undefined): MDXRemoteProps['components'] {
  if (!module) return {}
  return {
    Figure: ({ id }: { id: string }) => {
      const figure = module.figures.find((each) => each.id === id)
      return figure ? <Figure figure={figure} /> : null
    },
    Practice: ({ id }: { id: string }) => <Practice module={module.slug} id={id} />,
  }
}
