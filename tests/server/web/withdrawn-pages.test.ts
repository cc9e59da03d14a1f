import { describe, expect, test } from 'vitest'
import { cutWithdrawn, hasWithdrawn } from '@/server/web/withdrawn-pages'

const names = new Map([['passage/tides#pull', { reason: 'It says <b> & "more".' }]])
const passage = (inner: string) =>
  `<section id="pull" data-withdrawn-with="passage/tides#pull"><h2 id="pull-title">Pull</h2>${inner}</section>`

describe('a page without what is withdrawn', () => {
  test('keeps the heading of a passage and says why the rest is gone', () => {
    const cut = cutWithdrawn(`<main>${passage('<p>Wrong.</p>')}<p>After.</p></main>`, names)
    expect(cut).not.toContain('Wrong.')
    expect(cut).toContain('<h2 id="pull-title">Pull</h2><p class="notice" lang="en" dir="ltr">')
    expect(cut).toContain('<bdi>It says &lt;b&gt; &amp; &quot;more&quot;.</bdi></p></section><p>After.</p></main>')
  })

  test('finds the end of a passage behind elements of the same name within it', () => {
    const cut = cutWithdrawn(passage('<section><section>a</section></section><p>Wrong.</p>') + passage('<p>Wrong.</p>'), names)
    expect(cut).not.toContain('Wrong.')
    expect(cut.match(/<section/g)).toHaveLength(2)
    expect(cut.match(/<\/section>/g)).toHaveLength(2)
  })

  test('drops a part without a heading, and one that goes with several things only if all of them are withdrawn', () => {
    const list = (...with_: string[]) =>
      `<ul>${with_.map((each) => `<li data-withdrawn-with="${each}">x</li>`).join('')}<li>y</li></ul>`
    expect(cutWithdrawn(list('passage/tides#pull'), names)).toBe('<ul><li>y</li></ul>')
    const both = list('passage/tides#pull passage/tides#rise', 'question/q')
    expect(cutWithdrawn(both, names)).toBe(both)
    expect(hasWithdrawn(both, names)).toBe(false)
    expect(hasWithdrawn(list('passage/tides#pull'), names)).toBe(true)
  })

  test('drops a practice question within a passage that stays, and cuts nothing twice within one that goes', () => {
    const practice = '<div data-withdrawn-with="question/q"><div>wrong</div></div>'
    expect(cutWithdrawn(passage(practice), new Map([['question/q', { reason: '' }]]))).toBe(passage(''))
    const all = new Map([...names, ['question/q', { reason: '' }]])
    expect(cutWithdrawn(passage(practice), all)).toBe(cutWithdrawn(passage(''), names))
  })
})
