// @ts-check
/*
 * The tab that waits for the link in the letter to be pressed: it asks now and then, and goes on by itself. The tab that asks for an
 * address looks when somebody comes back to it: another tab may have signed them in.
 */

const waiting = document.querySelector('[data-sign-in-wait]')
const asking = document.querySelector('[data-sign-in-look]')
if (waiting instanceof HTMLElement) {
  const { signInWait = '', signInNext = '', signInAgain = '' } = waiting.dataset
  const look = () => lookAt(signInWait, (state) => (state === 'signed-in' ? signInAgain : signInNext))
  const timer = setInterval(async () => (await look()) && clearInterval(timer), 1500)
  document.addEventListener('visibilitychange', look)
}
if (asking instanceof HTMLElement) {
  const { signInLook = '', signInAgain = '' } = asking.dataset
  const look = () => lookAt(signInLook, (state) => (state === 'signed-in' ? signInAgain : undefined))
  document.addEventListener('visibilitychange', look)
  addEventListener('focus', look)
}

/**
 * Goes on where the state leads, if it leads anywhere.
 * @param {string} statusUrl
 * @param {(state: string) => string | undefined} nextOf
 * @returns {Promise<boolean>}
 */
async function lookAt(statusUrl, nextOf) {
  if (document.hidden) return false
  const answer = await fetch(statusUrl, { headers: { accept: 'application/json' } }).catch(() => undefined)
  if (!answer?.ok) return false
  const { state } = await answer.json()
  const next = state === 'waiting' ? undefined : nextOf(state)
  if (next) location.replace(next)
  return next !== undefined
}
