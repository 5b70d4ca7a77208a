import { ensureTestServers } from '../src/database/test-servers/test-servers.ts'

/** Starts the test servers of a folder unless they run. It is a separate program because Jest transforms modules and resolves packages differently. */
await ensureTestServers(process.argv[2])
process.exit()
