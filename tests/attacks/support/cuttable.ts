import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A store behind a cable that a test can cut. */
export interface Cuttable {
  /** The store's URL, by way of the cable. */
  readonly url: string
  /** Cuts the cable when it has carried so many pieces more from here to the store. */
  cut(afterPieces?: number): void
  mend(): void
  close(): void
}

export async function cuttable(url: string): Promise<Cuttable> {
  const sockets = new Set<Socket>()
  const { hostname, port } = new URL(url)
  let piecesLeft = Number.POSITIVE_INFINITY
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  const server = createServer((near) => {
    if (piecesLeft <= 0) return near.destroy()
    const far = connect(Number(port), hostname)
    sockets.add(near).add(far)
    for (const end of [near, far]) end.on('error', () => undefined).on('close', () => (near.destroy(), far.destroy()))
    near.on('data', (bytes) => {
      piecesLeft -= 1
      if (piecesLeft < 0) return breakAll()
      far.write(bytes)
    })
    far.on('data', (bytes) => void near.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href,
    cut(afterPieces = 0) {
      piecesLeft = afterPieces
      if (afterPieces === 0) breakAll()
    },
    mend() {
      piecesLeft = Number.POSITIVE_INFINITY
    },
    close() {
      breakAll()
      server.close()
    },
  }
}
