/**
 * Chooses an option by a key while another option has the focus: A or 1 the first, B or 2 the second. Returns true if the key was
 * taken. Anywhere else, and together with another key, it means what it always does.
 */
export function chooseByKey(event: KeyboardEvent): boolean {
  const focused = event.target
  if (!(focused instanceof HTMLInputElement) || !/^(radio|checkbox)$/.test(focused.type)) return false
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || event.repeat) return false
  const options = focused.closest('[data-options]')?.querySelectorAll<HTMLInputElement>('input[name="answer"]')
  const option = options?.[positionOf(event.key)]
  if (!option) return false
  option.focus()
  option.click()
  return true
}

// The position that a key names, from 0; -1 if it names none.
function positionOf(key: string): number {
  if (/^[1-9]$/.test(key)) return Number(key) - 1
  return /^[a-z]$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) : -1
}
