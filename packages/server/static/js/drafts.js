// @ts-check
/* Long forms (`data-draft`): a copy of what is typed in each tab stays in this browser until the server has taken it, and
   leaving with it asks first. */

const PREFIX = 'rose-draft '
const SENT = 'rose-draft-sent'
const TYPED = 'rose-draft-typed'
const SAVED_COOKIE = 'rose_saved_drafts'
const KEPT_MS = 14 * 24 * 3600 * 1000

const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll('form[data-draft]')])
const unsaved = new Set()
/** @type {Map<HTMLFormElement, string>} */
const own = new Map()

forgetOld()
forgetSaved()
for (const form of forms) watch(form)

addEventListener('beforeunload', (event) => {
  // A page that is hidden belongs to another member and goes unasked.
  if (unsaved.size > 0 && !document.documentElement.hidden) event.preventDefault()
})
document.addEventListener('submit', ({ target }) => {
  const action = target instanceof HTMLFormElement ? (target.getAttribute('action') ?? '') : ''
  // Whoever signs out leaves nothing on this device.
  if (action.endsWith('/auth/logout')) forgetAll(() => true)
  if (action.startsWith('/auth/kept-forms/')) forgetAll((key) => [...own.values()].includes(key))
})

const open = await openDrafts()
for (const form of forms) offerDrafts(form)

/** @param {HTMLFormElement} form */
function watch(form) {
  const id = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join('')
  const key = keyOf(form) + id
  own.set(form, key)
  takeUpRefused(form, key)
  form.addEventListener('input', () => {
    if (!unsaved.has(form)) holdOpen(key)
    unsaved.add(form)
    write(key, { at: Date.now(), ...contentOf(form) })
  })
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    unsaved.delete(form)
    nameDraft(form, id)
    sessionStorage.setItem(SENT, key)
    const draft = read(key)
    if (draft) write(key, { ...draft, isSent: true })
  })
}

/** The answer that refuses a form shows what was typed: its draft goes on as that of the new page. */
function takeUpRefused(form, key) {
  const sent = sessionStorage.getItem(SENT)
  if (!sent?.startsWith(keyOf(form))) return
  sessionStorage.removeItem(SENT)
  const draft = read(sent)
  if (!draft || !document.querySelector('[aria-invalid="true"], #problems, [data-kept-form]')) return
  localStorage.removeItem(sent)
  write(key, { ...draft, ...contentOf(form), isSent: false })
}

/** Offers what earlier pages and closed tabs left. */
function offerDrafts(form) {
  const key = own.get(form)
  for (const [other, draft] of draftsOf(form))
    if (other !== key && !open.has(other) && !sameValues(draft.values, valuesOf(form))) offer(form, key, other, draft)
  form.dataset.draft = 'offered'
}

/** Offers a draft at the top of the page; it is never put in by itself. From then on it is the draft of this page. */
function offer(form, key, other, draft) {
  const notice = document.createElement('div')
  notice.className = 'notice notice--soon'
  notice.setAttribute('role', 'status')
  const lang = document.documentElement.lang
  const when = new Date(draft.at).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' })
  const text = document.createElement('p')
  text.className = 'notice__text'
  text.textContent = draft.isSent
    ? `You sent something else here on ${when}, and no answer came. Perhaps it was not saved.`
    : `You typed something else here on ${when}, and it was not sent.`
  notice.append(
    text,
    button('Show it', () => {
      fill(form, draft)
      holdOpen(key)
      write(key, { ...draft, isSent: false })
    }),
    button('Throw it away', () => {}),
  )
  document.getElementById('notices')?.append(notice)

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label })
    made.className = 'button button--quiet button--small'
    made.addEventListener('click', () => {
      localStorage.removeItem(other)
      act()
      notice.remove()
    })
    return made
  }
}

/** The version that was edited comes with what was typed, so that a save in between is noticed. */
function fill(form, { values, carried = {} }) {
  for (const field of fieldsOf(form)) {
    if (isBox(field)) field.checked = (values[field.name] ?? []).includes(field.value)
    else if (values[field.name]) field.value = values[field.name][0]
  }
  for (const field of carriedOf(form)) field.value = carried[field.name] ?? field.value
  unsaved.add(form)
}

/** The server names in a cookie the drafts whose forms it has taken. */
function forgetSaved() {
  const saved = new RegExp(`(?:^|; )${SAVED_COOKIE}=([^;]+)`).exec(document.cookie)?.[1]?.split('.') ?? []
  if (saved.length === 0) return
  forgetAll((key) => saved.some((id) => key.endsWith(id)))
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${SAVED_COOKIE}=; Path=/; Max-Age=0`
}

function nameDraft(form, id) {
  form.querySelector('input[name="_draft"]')?.remove()
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: '_draft', value: id }))
}

/** Drafts that are being typed in another tab are not offered: a lock lives as long as its page. */
async function openDrafts() {
  if (forms.length === 0 || !navigator.locks) return new Set()
  const { held = [] } = await navigator.locks.query()
  const open = new Set(held.map(({ name }) => name))
  // The page that stood in this tab before has gone, though its lock may not have yet.
  open.delete(sessionStorage.getItem(TYPED))
  return open
}

function holdOpen(key) {
  sessionStorage.setItem(TYPED, key)
  navigator.locks?.request(key, () => new Promise((release) => addEventListener('pagehide', release, { once: true })))
}

function forgetOld() {
  forgetAll((key) => Date.now() - (read(key)?.at ?? 0) > KEPT_MS)
}

/** @param {(key: string) => boolean} isToGo */
function forgetAll(isToGo) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && isToGo(key)) localStorage.removeItem(key)
}

/** What the drafts of a form begin with: the token of a form ends with a mark of the member to whom it was shown. */
function keyOf(form) {
  const token = form.querySelector('input[name="_csrf"]')?.value ?? ''
  return `${PREFIX}${form.getAttribute('action')} ${token.split('.')[1] ?? ''} `
}

/** The drafts of this form, the latest first. */
function draftsOf(form) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(keyOf(form)))
  return keys.map((key) => [key, read(key)]).sort(([, one], [, other]) => other.at - one.at)
}

function write(key, draft) {
  localStorage.setItem(key, JSON.stringify(draft))
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function contentOf(form) {
  return {
    values: valuesOf(form),
    carried: Object.fromEntries(carriedOf(form).map(({ name, value }) => [name, value])),
  }
}

/** @returns {HTMLInputElement[]} */
function carriedOf(form) {
  return [...form.querySelectorAll('input[data-carried]')]
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
