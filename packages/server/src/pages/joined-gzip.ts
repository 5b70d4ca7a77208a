import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'

const deflate = promisify(deflateRaw)

// RFC 1952: magic, deflate, no flags, no time, no extra flags, unknown system.
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
// RFC 1951: a final, empty block with fixed codes.
const LAST_BLOCK = Buffer.from([0x03, 0x00])
const MOST_IN_A_BLOCK = 0xffff

/** Deflates a piece to blocks that end at a byte boundary and refer to no earlier data, so that they can be placed anywhere in a stream. */
export async function deflatedPiece(piece: Buffer): Promise<Buffer> {
  if (piece.length === 0) return piece
  const flushed = await deflate(piece, { level: 7, finishFlush: constants.Z_FULL_FLUSH })
  return flushed
}

/** As `deflatedPiece`, without compression, for short bytes: stored blocks (RFC 1951, 3.2.4). */
export function storedPiece(bytes: Buffer): Buffer {
  const blocks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += MOST_IN_A_BLOCK) {
    const part = bytes.subarray(at, at + MOST_IN_A_BLOCK)
    const head = Buffer.from([0, 0, 0, 0, 0])
    head.writeUInt16LE(part.length, 1)
    head.writeUInt16LE(~part.length & 0xffff, 3)
    blocks.push(head, part)
  }
  return Buffer.concat(blocks)
}

/** Joins deflated and stored pieces to one gzip stream; `plain` are the uncompressed bytes, for the checksum. */
export function joinedGzip(pieces: readonly Buffer[], plain: readonly Buffer[]): Buffer {
  const trailer = Buffer.alloc(8)
  let sum = 0
  let length = 0
  for (const bytes of plain) {
    sum = crc32(bytes, sum)
    length += bytes.length
  }
  trailer.writeUInt32LE(sum, 0)
  trailer.writeUInt32LE(length >>> 0, 4)
  return Buffer.concat([HEADER, ...pieces, LAST_BLOCK, trailer])
}
