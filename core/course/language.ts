/**
 * A language tag with the parts that matter to a page: a language, and where they differ a script and a region, such as `en`, `pt-BR`,
 * `zh-Hant`, `ckb` or `es-419`.
 */
export const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/

// ISO 15924. A tag that names its script says by it how it is written, whatever is usual for the language.
const rightToLeftScripts = ['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']

// ISO 639: the languages that are written from right to left unless their tag says otherwise, by the likely scripts of CLDR.
const rightToLeftLanguages = [
  ...['ar', 'arc', 'arz', 'azb', 'bal', 'bqi', 'ckb', 'dv', 'fa', 'glk', 'he', 'khw', 'ks', 'lrc', 'mzn', 'nqo', 'pnb', 'prs'],
  ...['ps', 'rhg', 'sd', 'sdh', 'skr', 'syr', 'ug', 'ur', 'yi'],
]

/** Returns the direction in which a language is written, as the `dir` of a page. `tag` is one that `languageTag` matches. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...rest] = tag.split('-')
  const script = rest.find((part) => part.length === 4)
  const isRightToLeft = script ? rightToLeftScripts.includes(script) : rightToLeftLanguages.includes(language)
  return isRightToLeft ? 'rtl' : 'ltr'
}

/** Returns true if a language is English, of whatever region. `tag` is one that `languageTag` matches. */
export function isEnglish(tag: string): boolean {
  return tag.split('-')[0] === 'en'
}
