import { get } from 'node:http'

/** The health check of an image: exit status 0 when the process of this container answers. A port may be named; `fetch` would take twice as long to load. */
get({ port: process.argv[2] ?? 3000, path: '/healthz', timeout: 2_500 }, ({ statusCode }) =>
  process.exit(statusCode === 200 ? 0 : 1),
)
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1))
