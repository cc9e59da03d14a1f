/**
 * Checks a practice question where it stands. Its form is sent as it is without scripts, and of the page that comes back only the
 * reasons are shown, below the form.
 */
export function checkPracticeInPlace(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-in-place]')) {
    const form = box.querySelector('form')
    if (form) listen(box, form)
  }
}

function listen(box: HTMLElement, form: HTMLFormElement): void {
  const part = (name: string) => box.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const [refusal, moved, explained, ending, reasons] = ['refusal', 'moved', 'explained', 'ending', 'reasons'].map(part)
  const fresh = form.querySelector('fieldset')?.cloneNode(true)
  if (!refusal || !moved || !explained || !ending || !reasons || !fresh) return
  let isBusy = false

  const forget = () => {
    refusal.textContent = ''
    explained.hidden = true
    setUnreadable(form, '')
  }

  const check = async (button: HTMLElement | null) => {
    isBusy = true
    const page = await send(form, button)
    isBusy = false
    if (typeof page === 'string') {
      refusal.textContent = refusal.dataset[page] ?? ''
      return
    }
    const label = page.querySelector('[data-explained] [data-ending]')
    const given = page.querySelector('[data-explained] [data-part="reasons"]')
    if (!label || !given) {
      setUnreadable(form, page.querySelector('output')?.textContent ?? '')
      refusal.textContent = page.querySelector('[role="alert"]')?.textContent || (refusal.dataset.blank ?? '')
      return
    }
    ending.replaceChildren(label)
    reasons.replaceChildren(...given.childNodes)
    explained.hidden = false
    ending.focus()
  }

  form.addEventListener('input', forget)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isBusy) return
    forget()
    const button = event.submitter
    if (button instanceof HTMLButtonElement && button.name === 'move' && button.value !== 'keep') {
      moved.textContent = move(form, button)
    } else {
      void check(button)
    }
  })
  part('again')?.addEventListener('click', () => {
    forget()
    form.reset()
    form.querySelector('fieldset')?.replaceWith(fresh.cloneNode(true))
    form.querySelector<HTMLElement>('input:not([type="hidden"]), select, button:enabled')?.focus()
  })
}

// The page that answers the form, or why there is none.
async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<Document | 'failed' | 'offline'> {
  try {
    const fields = [...new FormData(form, button)].map(([name, value]) => [name, String(value)])
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) })
    if (!response.ok) return 'failed'
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  } catch {
    return 'offline'
  }
}

function setUnreadable(form: HTMLFormElement, words: string): void {
  const field = form.querySelector<HTMLElement>('output [data-error]')
  if (!field) return
  field.textContent = words
  const input = form.querySelector('input[name="answer"]')
  if (words) input?.setAttribute('aria-invalid', 'true')
  else input?.removeAttribute('aria-invalid')
}

// Moves the item of a list whose button was pressed, and returns where it stands now, for those who do not see it.
function move(form: HTMLFormElement, button: HTMLButtonElement): string {
  const item = button.closest('li')
  const list = item?.parentElement
  if (!item || !list) return ''
  if (button.value.endsWith(':up')) item.previousElementSibling?.before(item)
  else item.nextElementSibling?.after(item)
  const items = [...list.children]
  for (const [i, each] of items.entries()) {
    const [up, down] = each.querySelectorAll('button')
    if (up) up.disabled = i === 0
    if (down) down.disabled = i === items.length - 1
  }
  // From now on this order is an answer.
  if (!form.querySelector('input[name="kept"]')) {
    const kept = document.createElement('input')
    Object.assign(kept, { type: 'hidden', name: 'kept', value: 'on' })
    list.before(kept)
  }
  if (button.disabled) item.querySelector<HTMLButtonElement>('button:enabled')?.focus()
  else button.focus()
  return `${item.querySelector('span')?.textContent}: now ${items.indexOf(item) + 1} of ${items.length}.`
}
