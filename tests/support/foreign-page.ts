import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const LIBRARY = new URL('../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js', import.meta.url)

/** An application of somebody else that lives in the browser alone: oidc-client-ts as its documentation shows it, on another origin. */
export async function openForeignPage(authority: string) {
  let clientId = ''
  const server = createServer((req, res) => void answer(req, res, { authority, clientId }))
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    registered(id: string) {
      clientId = id
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(req: IncomingMessage, res: ServerResponse, settings: object): Promise<void> {
  if (req.method === 'POST') {
    let body = ''
    for await (const piece of req) body += piece
    const fields = [...new URLSearchParams(body).keys()].sort().join(' ')
    res.setHeader('Content-Type', 'text/html').end(`<p id="posted">${fields}</p>`)
  } else if (req.url === '/oidc-client-ts.js')
    res.setHeader('Content-Type', 'text/javascript').end(await readFile(LIBRARY))
  else if (req.url === '/favicon.ico') res.writeHead(204).end()
  else res.setHeader('Content-Type', 'text/html').end(page(settings))
}

/** Says in `#state` who is signed in, once that is known. */
const page = (settings: object) => `<!doctype html><title>The Reader</title>
<p id="state">…</p>
<button id="consent">Connect</button><button id="in">Sign in</button><button id="renew">Renew</button><button id="out">Sign out</button>
<script src="/oidc-client-ts.js"></script>
<script>
const { authority, clientId } = ${JSON.stringify(settings)}
const manager = new oidc.UserManager({
  authority, client_id: clientId, redirect_uri: location.origin + '/back', post_logout_redirect_uri: location.origin + '/bye',
  scope: 'openid email offline_access', loadUserInfo: true, automaticSilentRenew: false,
})
const say = (text) => { document.querySelector('#state').textContent = text }
const show = (user, word) => say(user ? word + ' ' + user.profile.email : 'nobody')
const on = (id, act) => document.querySelector('#' + id).addEventListener('click', () => act().catch((error) => say(String(error))))
on('consent', () => manager.signinRedirect({ prompt: 'consent' }))
on('in', () => manager.signinRedirect())
on('renew', async () => {
  const before = await manager.getUser()
  const after = await manager.signinSilent()
  show(after, after.access_token !== before.access_token && after.refresh_token !== before.refresh_token ? 'renewed' : 'unchanged')
})
on('out', () => manager.signoutRedirect())
const arrive = { '/back': () => manager.signinCallback(), '/bye': async () => { await manager.signoutCallback() } }[location.pathname]
Promise.resolve(arrive ? arrive() : manager.getUser()).then((user) => show(user, 'signed in'), (error) => say(String(error)))
</script>`
