import type { Metadata, Viewport } from 'next'
import { CourseErrors } from '@/app/_components/site/course-errors'
import { DocumentScript } from '@/app/_components/site/document-script'
import { SiteFooter } from '@/app/_components/site/site-footer'
import { SiteHeader } from '@/app/_components/site/site-header'
import { CourseLanguage, Words } from '@/app/_components/site/words'
import type { Finding } from '@/core/course/authored-course'
import { directionOf } from '@/core/course/language'
import { listCourseErrors, listCourseLists, readCourse } from './course'
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

/** The frame of every page: a link that skips the header, the header, the page itself, the footer. */
export default function Layout({ children }: LayoutProps<'/'>) {
  const errors = listCourseErrors()
  if (errors.length > 0) return <ErrorLayout errors={errors} />
  const { language, title, shortTitle, notice, reviewedOn } = readCourse().course
  return (
    // Who reads is put in by the front for each request, and by a script in development.
    <html lang={language} dir={directionOf(language)} data-reader="guest" suppressHydrationWarning>
      <body>
        <CourseLanguage language={language}>
          <Words as="a" href="#main" className="skip">
            Skip to the text
          </Words>
          <SiteHeader title={title} shortTitle={shortTitle ?? title} lists={listCourseLists()} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <SiteFooter notice={notice} reviewedOn={reviewedOn} lists={listCourseLists()} />
          <DocumentScript />
        </CourseLanguage>
      </body>
    </html>
  )
}

// Header, footer and page all need the course, which cannot be read.
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
