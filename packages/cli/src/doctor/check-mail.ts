import { connect } from 'node:net'
import { type Check, probe } from './finding.ts'

/** The mail server answers. */
export const checkMail: Check = async (config) => [
  await probe('Mail server', 'Check SMTP_URL; without mail nobody can sign in.', async () => {
    const { hostname, port, protocol } = new URL(config.SMTP_URL)
    if (protocol === 'smtps:') return 'encrypted from the first byte; not probed'
    return greeting(hostname, Number(port || 25))
  }),
]

function greeting(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 5_000 })
    socket.once('data', (data) => {
      socket.end('QUIT\r\n')
      const line = data.toString('latin1').split('\r\n')[0] ?? ''
      if (line.startsWith('220')) resolve(line.slice(4))
      else reject(new Error(`it greets with "${line}"`))
    })
    socket.once('timeout', () => socket.destroy(new Error('no greeting within 5 s')))
    socket.once('error', reject)
  })
}
