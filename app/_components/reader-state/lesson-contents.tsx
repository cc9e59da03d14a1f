import { Words } from '@/app/_components/site/words'

type Props = { slug: string; sections: { id: string; title: string; isPassage: boolean }[] }

/** The contents of a lesson. A script marks the section that is being read, and a passage becomes the reader's bookmark. */
export function LessonContents({ slug, sections }: Props) {
  return (
    <ol data-contents={slug}>
      {sections.map(({ id, title, isPassage }) => (
        <li key={id}>
          <a href={`#${id}`} data-passage={isPassage ? '' : undefined}>
            {isPassage ? title : <Words>{title}</Words>}
          </a>
        </li>
      ))}
    </ol>
  )
}
