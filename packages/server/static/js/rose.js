// @ts-check
/* What every page does a little better with scripts. Each part works, more plainly, without them. */

const root = document.documentElement
root.classList.add('scripted')
const isWide = () => matchMedia('(min-width: 56rem)').matches

showNoPageOfAnother()
sayThatItWasHeard()
submitFiltersOnChange()
unfoldFilters()
countDown()
markWhatIsInTheBasket()
keepFocus()
openToggles()
playAudio()
focusFirstMistake()
sayZones()
document.addEventListener('htmx:afterSettle', () => {
  countDown()
  markWhatIsInTheBasket()
  openToggles()
})

/**
 * A page that the browser kept whole is made again when its member has signed out since, or another has signed in: the cookie's mark
 * after the dot says who.
 */
function showNoPageOfAnother() {
  const member = () => /(?:^|; )rose_signed_in=[^;]*\.([^;]*)/.exec(document.cookie)?.[1]
  const shownTo = member()
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted || member() === shownTo) return
    root.hidden = true
    location.reload()
  })
}

/** Marks what was pressed as busy and runs the thread at the top, for ordinary forms and for htmx, until the answer is there. */
function sayThatItWasHeard() {
  let underWay = 0
  const begin = () => {
    underWay += 1
    root.dataset.busy = ''
  }
  const end = () => {
    underWay = Math.max(0, underWay - 1)
    if (underWay === 0) delete root.dataset.busy
  }
  document.addEventListener('htmx:beforeRequest', begin)
  document.addEventListener('htmx:afterRequest', end)
  // An answer that says where it belongs is shown there, whatever its status.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { detail } = /** @type {CustomEvent} */ (event)
    if (!detail.xhr.getResponseHeader('HX-Retarget')) return
    detail.shouldSwap = true
    detail.isError = false
  })
  document.addEventListener('htmx:responseError', () => say('That did not work. Nothing was lost; please try again.'))
  document.addEventListener('htmx:sendError', () =>
    say('No connection. Nothing was lost; try again when you are back online.'),
  )
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
    if (event.target.dataset.sent !== undefined) return event.preventDefault()
    if (event.target.method === 'post') event.target.dataset.sent = ''
    event.submitter?.setAttribute('aria-busy', 'true')
    begin()
  })
  const forget = () => {
    underWay = 0
    delete root.dataset.busy
    for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent')
    for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
  }
  window.addEventListener('pageshow', (event) => {
    // A page that the browser kept does not know what has come into the basket since: whole after Back, or its bytes in the cache.
    if (event.persisted || cameBack()) window.htmx?.ajax('GET', '/fragments/cart.mini', '#cart-mini')
    forget()
  })
  // Stopped, or stayed after the question whether to leave: what was pressed can be pressed again.
  window.navigation?.addEventListener('navigateerror', forget)
}

function cameBack() {
  const [navigation] = performance.getEntriesByType('navigation')
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type === 'back_forward'
}

/** @param {string} text */
function say(text) {
  const notices = document.getElementById('notices')
  if (!notices) return
  const notice = document.createElement('div')
  notice.className = 'notice notice--no'
  notice.append(Object.assign(document.createElement('p'), { className: 'notice__text', textContent: text }))
  notices.replaceChildren(notice)
  notices.scrollIntoView({ block: 'nearest' })
}

function submitFiltersOnChange() {
  document.addEventListener('change', (event) => {
    const form = /** @type {HTMLInputElement} */ (event.target).form
    // In the narrow sheet several are chosen before the button is pressed.
    if (isWide() && form?.matches('[data-submit-on-change]')) form.requestSubmit()
  })
}

/** Says beside each "Add" how many of the thing are in the basket: the page is the same for everybody, the masthead's basket is not. */
function markWhatIsInTheBasket() {
  const basket = /** @type {HTMLElement | null} */ (document.querySelector('#cart-mini [data-inside]'))
  const inside = new Map(
    (basket?.dataset.inside ?? '').split(' ').map((pair) => /** @type {[string, string]} */ (pair.split(':'))),
  )
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form.add-to-basket'))) {
    const wanted = form.elements.namedItem('refId')
    const quantity = wanted instanceof HTMLInputElement ? inside.get(wanted.value) : undefined
    const said = form.querySelector('.in-basket')
    if (!quantity) said?.remove()
    else if (said) said.textContent = `In your basket: ${quantity}`
    else {
      const words = Object.assign(document.createElement('p'), { className: 'in-basket' })
      words.textContent = `In your basket: ${quantity}`
      form.prepend(words)
    }
  }
}

/** An answer that replaces what was pressed would lose the focus: it stays at the same thing, else goes to what came in its place. */
function keepFocus() {
  /** @type {{ id: string, place: string } | undefined} */
  let held
  document.addEventListener('htmx:beforeRequest', (event) => {
    const { elt, target } = /** @type {CustomEvent} */ (event).detail
    const focused = document.activeElement
    held = focused && elt.contains(focused) ? { id: focused.id, place: target.id } : undefined
  })
  document.addEventListener('htmx:afterSettle', () => {
    if (!held || document.activeElement !== document.body) return
    const place = document.getElementById(held.place)
    const next = place?.matches('[tabindex]')
      ? place
      : place?.querySelector('button, a[href], input:not([type=hidden])')
    const home = (held.id && document.getElementById(held.id)) || next
    if (home instanceof HTMLElement) home.focus({ preventScroll: true })
  })
}

/** Beside a shelf there is room for the filters to stand open. */
function unfoldFilters() {
  if (!isWide()) return
  for (const fold of document.querySelectorAll('details.filters-fold')) fold.setAttribute('open', '')
}

/** Writes the minutes that are left of `[data-countdown]`, and at the end what is then true. */
function countDown() {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll('[data-countdown]:not([data-counting])')
  )) {
    line.dataset.counting = ''
    const time = line.querySelector('time')
    const until = Date.parse(line.dataset.countdown ?? '')
    if (!time || Number.isNaN(until)) continue
    const tick = () => {
      const seconds = Math.round((until - Date.now()) / 1000)
      if (seconds <= 0) {
        clearInterval(timer)
        if (line.dataset.countdownOver) line.textContent = line.dataset.countdownOver
        return
      }
      time.textContent = seconds < 60 ? 'less than a minute' : `${Math.ceil(seconds / 60)} minutes`
    }
    const timer = setInterval(tick, 5000)
    tick()
  }
}

/** Ghost's toggle cards: their heading opens and closes them. */
function openToggles() {
  for (const card of document.querySelectorAll('div.kg-toggle-card:not([data-ready])')) {
    card.setAttribute('data-ready', '')
    const button = card.querySelector('.kg-toggle-card-icon')
    const show = () =>
      button?.setAttribute('aria-expanded', String(card.getAttribute('data-kg-toggle-state') !== 'close'))
    card.querySelector('.kg-toggle-heading')?.addEventListener('click', () => {
      card.setAttribute(
        'data-kg-toggle-state',
        card.getAttribute('data-kg-toggle-state') === 'close' ? 'open' : 'close',
      )
      show()
    })
    show()
  }
}

function playAudio() {
  for (const player of document.querySelectorAll('.kg-audio-card audio, .kg-video-card video'))
    player.setAttribute('controls', '')
}

/** A form that came back: the first marked field has the focus. */
function focusFirstMistake() {
  const mistake = document.querySelector('[aria-invalid="true"]')
  if (mistake instanceof HTMLElement) mistake.focus()
}

/** The zone of the times on a page, for a reader whose clock reads otherwise at that moment. Without scripts it is always said. */
function sayZones() {
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-zone]'))) {
    const at = note.dataset.at ? new Date(note.dataset.at) : new Date()
    const read = (/** @type {string | undefined} */ timeZone) => at.toLocaleString('en-GB', { timeZone })
    note.toggleAttribute('data-elsewhere', read(note.dataset.zone) !== read(undefined))
  }
}
