import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The baseline: a bare node:http that sends the same bytes for everything. Usage: static-server.ts FILE PORT */
const [file = '', port = ''] = process.argv.slice(2)
const body = readFileSync(file)
createServer((_req, res) => {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
  res.end(body)
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
