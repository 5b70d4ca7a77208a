import { ensureTestServers } from '../src/database/test-servers/test-servers.ts'

/** Starts the test servers of a folder, or finds them running. A program of its own: Jest transforms what it loads, and finds packages differently. */
await ensureTestServers(process.argv[2])
process.exit()
