import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { foldEmail, isEmail } from '@/core/email'
import { signInForm, signUpForm } from '@/core/people'

/** Each address, and all forms in which it can be typed, pasted or sent. */
const forms: [address: string, ...others: string[]][] = [
  [
    'ada@example.org',
    'Ada@Example.ORG',
    ' ada@example.org\n',
    '\u00a0ada@example.org\u3000',
    'ada@example.org.',
    'ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ',
    'ada﹫example.org',
    'ada@example。org',
    '\u200fada@example.org\u200e',
    'ada\u200b@exam\u00adple.org',
    '\ufeffada@example.org',
    '\u2068ada@example.org\u2069',
    '"ada"@example.org',
    '"a\\da"@example.org',
  ],
  [
    'info@xn--mnchen-3ya.example',
    'info@münchen.example',
    'INFO@MÜNCHEN.example',
    'info@mu\u0308nchen.example',
    'info@XN--MNCHEN-3YA.example',
  ],
  ['x@xn--80a1acny.xn--p1ai', 'x@почта.рф', 'X@ПОЧТА.РФ', 'x@почта。рф'],
  ['x@xn--strae-oqa.example', 'x@straße.example', 'x@STRAẞE.example'],
  ['x@xn--mgba3gch31f060k.com', 'x@نامه\u200cای.com'],
  ['ö@x.example', 'Ö@x.example', 'o\u0308@x.example'],
  ['почта@xn--80a1acny.xn--p1ai', 'ПОЧТА@почта.рф'],
  ['用户@xn--fsqu00a.xn--fiqs8s', '用户@例子.中国'],
  ['उपयोगकर्ता@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g', 'उपयोगकर्ता@उदाहरण.परीक्षा'],
  ['ali@x.example', 'ALİ@x.example', 'ALI@x.example'],
  ["o'brien@x.example", 'o’brien@x.example', 'O\u02bcBrien@x.example'],
  ['anne-marie@x-y.example', 'anne\u2011marie@x\u2010y.example', 'anne–marie@x-y.example'],
  ['a&b@x.example', 'A&B@x.example'],
  ["!#$%&'*+/=?^_`{|}~-@x.example"],
  ['a.b+c=d@x.example'],
  ['"ada love"@x.example', '"Ada\\ Love"@x.example'],
  ['"a@b"@x.example'],
  ['"a\\"b"@x.example'],
  ['ガ@x.example', 'ｶﾞ@x.example'],
  [`${'a'.repeat(64)}@x.example`],
  ['x@1.2.3.example'],
]

const listed = forms.flatMap(([address, ...others]) => [address, ...others].map((typed) => [typed, address] as const))

test.each(listed)('%j is one account with %j, at sign-up and at sign-in', (typed, address) => {
  expect(foldEmail(typed)).toBe(address)
  expect(isEmail(address)).toBe(true)
  expect(signUpForm.shape.email.parse(typed)).toBe(address)
  expect(foldEmail(signInForm.shape.email.parse(typed))).toBe(address)
})

test.each([
  ['ada@example.org', 'ada+x@example.org'],
  ['ada@example.org', 'a.da@example.org'],
  ['strasse@x.example', 'straße@x.example'],
  ['x@strasse.example', 'x@straße.example'],
  ['kilic@x.example', 'kılıc@x.example'],
  ['resume@x.example', 'résumé@x.example'],
  ['x@munchen.example', 'x@münchen.example'],
  ['a@x.example', 'а@x.example'],
  ['o@x.example', 'ø@x.example'],
])('%s and %s are two accounts', (one, other) => expect(foldEmail(one)).not.toBe(foldEmail(other)))

test.each([
  ['nothing', ''],
  ['no @', 'ada'],
  ['no domain', 'ada@'],
  ['no name', '@example.org'],
  ['two addresses', 'ada@example.org, bob@example.org'],
  ['two @', 'ada@bob@example.org'],
  ['a space inside', 'ada love@example.org'],
  ['a space in the domain', 'ada@exam ple.org'],
  ['a dot at the beginning', '.ada@example.org'],
  ['two dots', 'ada..love@example.org'],
  ['a dot before the @', 'ada.@example.org'],
  ['two dots in the domain', 'ada@example..org'],
  ['a domain of one label', 'ada@localhost'],
  ['a machine', 'ada@[192.0.2.1]'],
  ['a number for a machine', 'ada@192.0.2.1'],
  ['a number that a URL would read as a machine', 'ada@0x7f.1'],
  ['a port', 'ada@example.org:25'],
  ['a path', 'ada@example.org/x'],
  ['an escaped domain', 'ada@ex%41mple.org'],
  ['an underscore in the domain', 'ada@ex_ample.org'],
  ['a hyphen at the end of a label', 'ada@example-.org'],
  ['a hyphen at the beginning of a label', 'ada@-example.org'],
  ['a label that is no coded one', 'ada@xn--99999.org'],
  ['a label of 64 letters', `ada@${'a'.repeat(64)}.org`],
  ['65 bytes before the @', `${'a'.repeat(65)}@example.org`],
  ['66 bytes before the @, in 33 letters', `${'ö'.repeat(33)}@example.org`],
  ['255 bytes', `ada@${'a.'.repeat(124)}org`],
  ['a bracketed name', 'Ada <ada@example.org>'],
  ['a line break inside', 'ada@example.org\nBcc: bob@example.org'],
  ['a line break in quotation marks', '"ada\nlove"@example.org'],
  ['a null character', 'ada\u0000@example.org'],
  ['a character for private use', '\ue000@example.org'],
  ['half of a character', '\ud83d@example.org'],
  ['an open quotation mark', '"ada@example.org'],
])('an address with %s is refused in words', (_, typed) =>
  expect(signUpForm.shape.email.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['email-invalid']),
)

describe('any text of up to 1000 characters', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('@')),
  )

  test('that is folded to an address stays it when it is folded again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldEmail(text)
        if (isEmail(once)) expect(foldEmail(once)).toBe(once)
      }),
    )
  })

  test('is folded in no time', () => {
    const hard = ['@', '.', '"', '\\', '-', '\u0301', '\u200d', 'xn--', 'a.', 'İ', '＠', 'ا\u200c'].map((part) =>
      part.repeat(1000).slice(0, 1000),
    )
    const before = performance.now()
    for (const text of hard) isEmail(foldEmail(`${text}@${text}`))
    expect(performance.now() - before).toBeLessThan(500)
  })
})

test('a longer text is refused before it is folded', () => {
  const normalize = vi.spyOn(String.prototype, 'normalize')
  expect(signUpForm.shape.email.safeParse(`${'\u0301'.repeat(5000)}@example.org`).success).toBe(false)
  expect(normalize).not.toHaveBeenCalled()
})
