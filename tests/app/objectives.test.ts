import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Objectives } from '@/app/(learn)/modules/[slug]/_lesson/objectives'
import { readCourse } from '@/app/course'

test.each(['Gärung erklären', 'CPR by heart', 'naming iPads', 'éclairs zubereiten'])(
  'an objective stands on the page as its author wrote it: %s',
  (text) => {
    const [module] = readCourse().modules
    if (!module) throw new Error('The course has no module.')
    const [first] = module.objectives
    if (!first) throw new Error('The module has no objective.')
    const html = renderToStaticMarkup(createElement(Objectives, { module: { ...module, objectives: [{ ...first, text }] } }))
    expect(html).toContain(text)
  },
)
