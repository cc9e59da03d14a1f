/** Shows the link back to the result or the review that led to this passage (`?from=…`). For any other address it stays hidden. */
export function showWayBack(): void {
  const from = new URLSearchParams(location.search).get('from')
  const back = document.querySelector<HTMLElement>('[data-way-back]')
  if (!back || !from || !/^\/(attempts\/[\w-]+|reviews)([/?#][\w\-/?=&#]*)?$/.test(from)) return
  const link = back.querySelector<HTMLAnchorElement>(from.startsWith('/reviews') ? '[data-to="review"]' : '[data-to="result"]')
  if (!link) return
  link.href = from
  link.hidden = false
  back.hidden = false
}
