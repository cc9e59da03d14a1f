import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadDocumentModule, sendAsDocument, withReader } from '@/server/web/documents'

const module = { address: '/document.ABC.js', files: new Map() }
const head = '<!DOCTYPE html><html lang="en" data-reader="guest"><head><title>Tides</title>'
const text = '<p>8 questions about &lt;script&gt; and &lt;div data-react=&quot;&quot;&gt;</p>'

test('a page loses every script, what loads scripts early, and the traces of React, and gets the module', () => {
  const rendered = [
    head,
    '<link rel="preconnect" href="/" crossorigin=""/><link rel="stylesheet" href="/_next/static/a.css"/>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/><link rel="modulepreload" href="/b.js"/>',
    '<script src="/_next/static/a.js" async=""></script><meta name="next-size-adjust" content=""/></head>',
    `<body><div hidden=""><!--$--><!--/$--></div>${text.replace('about', '<!-- -->about')}`,
    '<script id="_R_">self.x={"a":"<p>"}</script><script nonce="n">self.__next_f.push([1,"<b>"])</script></body></html>',
  ]
  expect(sendAsDocument(rendered.join(''), module)).toEqual({
    html: `${head}<link rel="stylesheet" href="/_next/static/a.css"/><script type="module" src="/document.ABC.js"></script></head><body>${text}</body></html>`,
    policy: expect.stringMatching(/; script-src 'self'$/),
  })
})

test.each([
  ['a part that React runs', `${head}</head><body><div data-react=""><form></form></div><script>1</script></body></html>`],
  [
    'a part that a script has yet to put in its place',
    `${head}</head><body><template id="B:0"></template><script>1</script></body>`,
  ],
  ['no head', '<p>Not a page</p><script>1</script>'],
])('a page with %s is sent as it was rendered', (_, rendered) => {
  expect(sendAsDocument(rendered, module)).toEqual({ html: rendered, policy: null })
})

test('without a module a page is sent as it was rendered', () => {
  const rendered = `${head}</head><body><script>1</script></body></html>`
  expect(sendAsDocument(rendered, null)).toEqual({ html: rendered, policy: null })
})

test('a page is given the header of its reader, once', () => {
  const page = `${head}</head><p>data-reader=&quot;guest&quot; data-reader="guest"</p>`
  expect(withReader(page, 'instructor')).toBe(page.replace('data-reader="guest"><head>', 'data-reader="instructor"><head>'))
  expect(withReader(page, 'guest')).toBe(page)
})

test('the module of a build is found by its name, and its parts are served beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'document-'))
  try {
    await expect(loadDocumentModule(folder)).rejects.toThrow('There is no module of documents')
    for (const name of ['document.AB12.js', 'left-behind.CD34.js']) await writeFile(join(folder, name), 'export {}')
    const { address, files } = await loadDocumentModule(folder)
    expect(address).toBe('/document.AB12.js')
    expect([...files.keys()].sort()).toEqual(['/document.AB12.js', '/left-behind.CD34.js'])
    expect(files.get(address)?.headers).toMatchObject({
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})
