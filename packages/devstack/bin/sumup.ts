import { createServer } from 'node:http'
import { sumUpConfig } from '../src/config.ts'
import { exitOnSignal } from '../src/exit-on-signal.ts'
import { listen } from '../src/listen.ts'
import { openSumUp } from '../src/sumup/open-sumup.ts'

const { port, ...settings } = sumUpConfig()
const { app, close } = await openSumUp(settings)
const server = createServer(app)
await listen(server, port, '127.0.0.1')
exitOnSignal([server], close)
console.log(`sumup stand-in listens on port ${port}`)
