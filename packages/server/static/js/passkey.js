// @ts-check
/*
 * Passkeys: a form marked data-passkey gets the browser's answer put into its field "credential" and is sent as any form. A field marked
 * data-passkey-device says whether one could be made on this device.
 */

const form = document.querySelector('form[data-passkey]')
if (form instanceof HTMLFormElement && window.PublicKeyCredential) offer(form)
const device = document.querySelector('input[data-passkey-device]')
if (device instanceof HTMLInputElement && window.PublicKeyCredential) sayWhatItCan(device).catch(() => undefined)

/** @param {HTMLInputElement} field */
async function sayWhatItCan(field) {
  if (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()) field.value = 'passkey'
}

/** @param {HTMLFormElement} form */
function offer(form) {
  form.hidden = false
  const isNew = form.dataset.passkey === 'create'
  let waiting = new AbortController()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    waiting.abort()
    waiting = new AbortController()
    run(form, isNew, { signal: waiting.signal }).catch((error) => say(form, error))
  })
  if (!isNew) offerInField(form, waiting.signal).catch(() => undefined)
}

/**
 * The browser offers passkeys among what it fills into the address field.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
async function offerInField(form, signal) {
  if (!document.querySelector('input[autocomplete~="webauthn"]')) return
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
  await run(form, false, { signal, mediation: /** @type {CredentialMediationRequirement} */ ('conditional') })
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} isNew
 * @param {{ signal: AbortSignal, mediation?: CredentialMediationRequirement }} how
 */
async function run(form, isNew, how) {
  const answer = await fetch(form.dataset.passkeyOptions ?? '', {
    method: 'POST',
    headers: { accept: 'application/json' },
  })
  if (!answer.ok) return void location.reload()
  const options = fromJson(await answer.json())
  const credential = isNew
    ? await navigator.credentials.create({ ...how, publicKey: options })
    : await navigator.credentials.get({ ...how, publicKey: options })
  if (!(credential instanceof PublicKeyCredential)) return
  const field = form.elements.namedItem('credential')
  if (field instanceof HTMLInputElement) field.value = JSON.stringify(toJson(credential))
  form.submit()
}

/**
 * @param {HTMLFormElement} form
 * @param {unknown} error
 */
function say(form, error) {
  const name = error instanceof Error ? error.name : ''
  if (name === 'AbortError') return
  const problem = form.querySelector('[data-passkey-problem]')
  if (!(problem instanceof HTMLElement)) return
  problem.hidden = false
  problem.textContent =
    name === 'InvalidStateError'
      ? 'This device has a passkey for this house already.'
      : 'That did not work, or was called off. Nothing has changed; try again whenever you like.'
}

/** @param {any} options PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON */
function fromJson(options) {
  /** @param {{ id: string }} credential */
  const withBytes = (credential) => ({ ...credential, id: toBytes(credential.id) })
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user && { user: withBytes(options.user) }),
    ...(options.excludeCredentials && { excludeCredentials: options.excludeCredentials.map(withBytes) }),
    ...(options.allowCredentials && { allowCredentials: options.allowCredentials.map(withBytes) }),
  }
}

/** @param {PublicKeyCredential} credential */
function toJson(credential) {
  const { id, rawId, type } = credential
  const response = /** @type {any} */ (credential.response)
  return {
    id,
    type,
    rawId: toText(rawId),
    clientExtensionResults: {},
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      ...(response.attestationObject && {
        attestationObject: toText(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      }),
      ...(response.signature && {
        authenticatorData: toText(response.authenticatorData),
        signature: toText(response.signature),
        ...(response.userHandle && { userHandle: toText(response.userHandle) }),
      }),
    },
  }
}

/** @param {string} text base64url */
function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

/** @param {ArrayBuffer} bytes */
function toText(bytes) {
  const binary = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
