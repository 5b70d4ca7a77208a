// @ts-check
/* The tab that waits for the link in the letter to be pressed: it asks now and then, and goes on by itself. */

const waiting = document.querySelector('[data-sign-in-wait]')
if (waiting instanceof HTMLElement) watch(waiting.dataset.signInWait ?? '', waiting.dataset.signInNext ?? '')

/**
 * @param {string} statusUrl
 * @param {string} nextUrl
 */
function watch(statusUrl, nextUrl) {
  const look = async () => {
    if (document.hidden) return
    const answer = await fetch(statusUrl, { headers: { accept: 'application/json' } }).catch(() => undefined)
    if (!answer?.ok) return
    const { state } = await answer.json()
    if (state === 'waiting') return
    clearInterval(timer)
    location.replace(nextUrl)
  }
  const timer = setInterval(look, 1500)
  document.addEventListener('visibilitychange', look)
}
