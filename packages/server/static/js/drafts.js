// @ts-check
/* Long forms (`data-draft`): a copy of what is typed stays in this browser until it was sent, and leaving with it asks first. */

const PREFIX = 'rose-draft '
const SENT = 'rose-draft-sent'
const KEPT_MS = 14 * 24 * 3600 * 1000

const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll('form[data-draft]')])
const unsaved = new Set()

forgetOld()
forgetSent()
for (const form of forms) watch(form)

addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault()
})
document.addEventListener('submit', ({ target }) => {
  // Whoever signs out leaves nothing on this device.
  if (target instanceof HTMLFormElement && target.getAttribute('action')?.endsWith('/auth/logout'))
    forgetAll(() => true)
})

/** @param {HTMLFormElement} form */
function watch(form) {
  const key = keyOf(form)
  const draft = read(key)
  if (draft && !sameValues(draft.values, valuesOf(form))) offer(form, draft)
  form.addEventListener('input', () => {
    unsaved.add(form)
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: valuesOf(form) }))
  })
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    unsaved.delete(form)
    sessionStorage.setItem(SENT, key)
  })
}

/** Offers the draft at the top of the page; it is never put in by itself. */
function offer(form, { at, values }) {
  const notice = document.createElement('div')
  notice.className = 'notice notice--soon'
  notice.setAttribute('role', 'status')
  const when = new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
  const text = document.createElement('p')
  text.className = 'notice__text'
  text.textContent = `You typed something else here on ${when}, and it was not sent.`
  notice.append(
    text,
    button('Show it', () => fill(form, values)),
    button('Throw it away', () => localStorage.removeItem(keyOf(form))),
  )
  document.getElementById('notices')?.append(notice)

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label })
    made.className = 'button button--quiet button--small'
    made.addEventListener('click', () => {
      act()
      notice.remove()
    })
    return made
  }
}

function fill(form, values) {
  for (const field of fieldsOf(form)) {
    if (isBox(field)) field.checked = (values[field.name] ?? []).includes(field.value)
    else if (values[field.name]) field.value = values[field.name][0]
  }
  unsaved.add(form)
}

/** What was sent is saved when the page after it has no such form, or shows it as it was sent and without a mistake. */
function forgetSent() {
  const key = sessionStorage.getItem(SENT)
  if (!key) return
  sessionStorage.removeItem(SENT)
  const again = forms.find((form) => keyOf(form) === key)
  const isRefused = document.querySelector('[aria-invalid="true"], #problems, [data-kept-form]')
  if (!again || !isRefused) localStorage.removeItem(key)
}

function forgetOld() {
  forgetAll((key) => Date.now() - (read(key)?.at ?? 0) > KEPT_MS)
}

/** @param {(key: string) => boolean} isToGo */
function forgetAll(isToGo) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && isToGo(key)) localStorage.removeItem(key)
}

/** One draft for each form and member: the token of a form ends with a mark of the member to whom it was shown. */
function keyOf(form) {
  const token = form.querySelector('input[name="_csrf"]')?.value ?? ''
  return `${PREFIX}${form.getAttribute('action')} ${token.split('.')[1] ?? ''}`
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function valuesOf(form) {
  const values = {}
  for (const field of fieldsOf(form)) {
    values[field.name] ??= []
    if (!isBox(field) || field.checked) values[field.name].push(field.value)
  }
  return values
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) => field.name && !['hidden', 'file', 'password', 'submit', 'button', 'fieldset'].includes(field.type),
  )
}

function isBox({ type }) {
  return type === 'checkbox' || type === 'radio'
}

function sameValues(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}
