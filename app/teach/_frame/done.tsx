type Props = {
  /** What the address says was done. */
  done: string | string[] | undefined
  words: Record<string, string>
}

/** Says what was done by the form that led here. Nothing if the page was opened by itself. */
export function Done({ done, words }: Props) {
  const said = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : null
  return said ? (
    <p role="status" className="notice good">
      {said}
    </p>
  ) : null
}
