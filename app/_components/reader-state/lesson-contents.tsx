'use client'

import { useEffect, useState } from 'react'
import { Words } from '@/app/_components/site/words'
import { requestJson } from '@/app/json-request'
import { useReader } from './reader-state'

type Props = { slug: string; sections: { id: string; title: string; isPassage: boolean }[] }

// Whoever scrolls past a passage has not read it; whoever stays this long probably has.
const stayMilliseconds = 3000

/** The contents of a lesson, which show the section that is being read and set the bookmark of a reader who is signed in. */
export function LessonContents({ slug, sections }: Props) {
  const current = useCurrentSection(sections)
  const isSignedIn = useReader().status === 'signed-in'
  const passage = sections.find(({ id, isPassage }) => id === current && isPassage)?.id

  useEffect(() => {
    if (!isSignedIn || !passage) return
    const timer = setTimeout(() => void sendBookmark(slug, passage), stayMilliseconds)
    return () => clearTimeout(timer)
  }, [isSignedIn, passage, slug])

  return (
    <ol>
      {sections.map(({ id, title, isPassage }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
            {isPassage ? title : <Words>{title}</Words>}
          </a>
        </li>
      ))}
    </ol>
  )
}

// The id of the last section whose beginning stands in the upper half of the window, or above it.
function useCurrentSection(sections: Props['sections']): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const found = sections.flatMap(({ id }) => document.getElementById(id) ?? [])
    const look = () => {
      const line = window.innerHeight / 2
      setCurrent(found.findLast((section) => section.getBoundingClientRect().top <= line)?.id ?? null)
    }
    const observer = new IntersectionObserver(look, { rootMargin: '0px 0px -50% 0px' })
    for (const section of found) observer.observe(section)
    return () => observer.disconnect()
  }, [sections])
  return current
}

// A bookmark that cannot be saved is not worth a message: the next passage sets it again.
async function sendBookmark(slug: string, passage: string) {
  try {
    await requestJson(`/api/lessons/${slug}/place`, { body: { passage }, keepalive: true })
  } catch {
    return
  }
}
