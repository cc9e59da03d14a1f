// A form may be sent again after this long: the press before may have met no connection.
const busyMilliseconds = 10_000

/**
 * Keeps a form from being sent twice by two presses, and focuses what the answer to a form has refused.
 *
 * A form of a page is sent as it is without scripts, also where React runs and would send it by a request of its own. React keeps the
 * forms in the part of a page that it runs (`data-react`), and a form that a script answers in place (`data-in-place`) is left to it.
 */
export function guardForms(): void {
  const sent = new Map<HTMLFormElement, ReturnType<typeof setTimeout>>()
  const release = (form: HTMLFormElement) => {
    clearTimeout(sent.get(form))
    sent.delete(form)
    setBusy(form, false)
  }
  // On the window and before any other listener: React listens on the document.
  window.addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.closest('[data-react], [data-in-place]')) return
      event.stopImmediatePropagation()
      if (sent.has(form)) return event.preventDefault()
      sent.set(
        form,
        setTimeout(() => release(form), busyMilliseconds),
      )
      // The browser reads the form's fields after this event, and a button that says something else by then still counts.
      setBusy(form, true)
    },
    true,
  )
  // A page that comes back as it was left can be used again.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) for (const form of [...sent.keys()]) release(form)
  })
  focusRefusal()
}

function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[type="submit"]')) {
    if (isBusy) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
    const { busy } = button.dataset
    if (busy === undefined) continue
    button.dataset.busy = button.textContent ?? ''
    button.textContent = busy
  }
}

function focusRefusal(): void {
  if (document.querySelector('[data-react]')) return
  const find = (which: string) => document.querySelector<HTMLElement>(`main form ${which}`)
  const refused = find('[aria-invalid="true"]') ?? find('[role="alert"][tabindex="-1"]')
  refused?.focus()
}
