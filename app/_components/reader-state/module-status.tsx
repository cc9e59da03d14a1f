import { Authored, Words } from '@/app/_components/site/words'
import styles from './reader-state.module.css'

type Props = { slug: string; passages?: { id: string; title: string }[] }

/**
 * How far the reader is in a module, in a few words; with `passages` also a link to the bookmark. Everything it may say is hidden until
 * a script knows what holds; for somebody who is signed in the room is kept.
 */
export function ModuleStatus({ slug, passages = [] }: Props) {
  return (
    <span className={styles.status} data-module={slug} data-for="reader">
      <Words as="span" data-when="read" hidden>
        Read
      </Words>
      <Words as="span" data-when="begun" hidden>
        Begun
      </Words>
      <Words as="span" data-when="passed" hidden>
        Quiz passed, <span data-percent="" />
      </Words>
      <Words as="span" data-when="not-passed" hidden>
        Quiz not passed yet, <span data-percent="" />
      </Words>
      <Words as="a" href="/progress" data-when="open" hidden>
        Go on with the quiz
      </Words>
      {passages.map(({ id, title }) => (
        <a key={id} href={`/modules/${slug}#${id}`} data-bookmark={id} hidden>
          <Words>
            Go on at “<Authored>{title}</Authored>”
          </Words>
        </a>
      ))}
    </span>
  )
}
