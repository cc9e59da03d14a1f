'use client'

import { type ComponentProps, createContext, createElement, type JSX, type ReactNode, useContext } from 'react'
import { directionOf, isEnglish } from '@/core/course/language'

const LanguageContext = createContext('en')

/** Tells the words inside it which language the course is in, as a language tag. */
export function CourseLanguage({ language, children }: { language: string; children?: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

type Element = keyof JSX.IntrinsicElements
type Props<E extends Element> = ComponentProps<E> & {
  /** The element around the words; a span if it is left out. */
  as?: E
  /** True where the course has put words of its own in place of the interface's: nothing is marked. */
  isAuthored?: boolean
  /** True for an element whose parts stand in the order of the page, as in a list of numbers: only its language is marked. */
  keepsOrder?: boolean
}

/**
 * Words of the interface, which are English. In a course in another language they are marked as English, and in one that runs from
 * right to left they run from left to right. In an English course nothing is added. What the course says is not put inside, or only
 * as `Authored`.
 */
export function Words<E extends Element = 'span'>({ as, isAuthored = false, keepsOrder = false, children, ...rest }: Props<E>) {
  const language = useContext(LanguageContext)
  const isMarked = !isAuthored && !isEnglish(language)
  if (!as && !isMarked) return <>{children}</>
  const dir = directionOf(language) === 'rtl' && !keepsOrder ? 'ltr' : undefined
  return createElement<object>(as ?? 'span', { ...rest, ...(isMarked && { lang: 'en', dir }) }, children)
}

/** Words of the course, such as a title, within a sentence of the interface. They do not disturb the order of what is around them. */
export function Authored({ children }: { children: ReactNode }) {
  const language = useContext(LanguageContext)
  return <bdi lang={isEnglish(language) ? undefined : language}>{children}</bdi>
}
