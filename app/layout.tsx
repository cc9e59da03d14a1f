import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import type { Finding } from '@/core/course/authored-course'
import { ReaderState } from './_components/reader-state/reader-state'
import { CourseErrors } from './_components/site/course-errors'
import { SiteFooter } from './_components/site/site-footer'
import { SiteHeader } from './_components/site/site-header'
import { listCourseErrors, readCourse } from './course'
import './fonts/fonts.css'
import './tokens.css'
import './globals.css'

export function generateMetadata(): Metadata {
  if (listCourseErrors().length > 0) return { title: 'The course has errors' }
  const { title, summary } = readCourse().course
  return { title: { default: title, template: `%s · ${title}` }, description: summary }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f2' },
    { media: '(prefers-color-scheme: dark)', color: '#191a1b' },
  ],
}

/** Every page: the way past the header, the header, what the page is about, the foot. */
export default function Layout({ children }: { children: ReactNode }) {
  const errors = listCourseErrors()
  if (errors.length > 0) return <ErrorLayout errors={errors} />
  const { language, title, notice, reviewedOn } = readCourse().course
  return (
    <html lang={language}>
      <body>
        <ReaderState>
          <a href="#main" className="skip">
            Skip to the text
          </a>
          <SiteHeader title={title} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <SiteFooter notice={notice} reviewedOn={reviewedOn} />
        </ReaderState>
      </body>
    </html>
  )
}

// Header, foot and page would all ask for the course.
function ErrorLayout({ errors }: { errors: readonly Finding[] }) {
  return (
    <html lang="en">
      <body>
        <main>
          <CourseErrors errors={errors} />
        </main>
      </body>
    </html>
  )
}
