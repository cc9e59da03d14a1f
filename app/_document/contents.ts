import { requestJson } from '@/app/json-request'

// Whoever scrolls past a passage has not read it; whoever stays this long probably has.
const stayMilliseconds = 3000

/** Marks in the contents of a lesson the section that is being read, and sets the bookmark of a reader who is signed in. */
export function markContents(): void {
  const contents = document.querySelector<HTMLElement>('[data-contents]')
  if (!contents) return
  const links = [...contents.querySelectorAll('a')]
  const sections = links.flatMap(({ hash }) => document.getElementById(hash.slice(1)) ?? [])
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: string | undefined

  const look = () => {
    // The last section whose beginning stands in the upper half of the window, or above it.
    const line = innerHeight / 2
    const found = sections.findLast((section) => section.getBoundingClientRect().top <= line)?.id
    if (found === current) return
    current = found
    clearTimeout(timer)
    for (const link of links) {
      if (link.hash === `#${current}`) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    const passage = links.find((link) => link.hash === `#${current}` && 'passage' in link.dataset) ? current : undefined
    if (passage) timer = setTimeout(() => void sendBookmark(contents.dataset.contents ?? '', passage), stayMilliseconds)
  }
  const observer = new IntersectionObserver(look, { rootMargin: '0px 0px -50% 0px' })
  for (const section of sections) observer.observe(section)
}

async function sendBookmark(slug: string, passage: string): Promise<void> {
  if (document.documentElement.dataset.reader === 'guest') return
  // A bookmark that cannot be saved is not worth a message: the next passage sets it again.
  await requestJson(`/api/lessons/${slug}/place`, { body: { passage }, keepalive: true }).catch(() => undefined)
}
