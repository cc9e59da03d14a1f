'use client'

import { useEffect, useState } from 'react'
import { useReader } from './reader-state'

type Props = { slug: string; sections: { id: string; title: string; isPassage: boolean }[] }

// Somebody who scrolls past has not read; whoever stays this long is likely to.
const stayMilliseconds = 3000

/** The contents of a lesson, with the section that is being read; that place is remembered for somebody signed in. */
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
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ol>
  )
}

/** The id of the last section whose beginning has passed the upper half of the window. */
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

/** A place that cannot be kept is no loss that somebody must hear of: the next one will be. */
async function sendBookmark(slug: string, passage: string) {
  try {
    await fetch(`/api/lessons/${slug}/place`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ passage }),
      keepalive: true,
    })
  } catch {
    return
  }
}
