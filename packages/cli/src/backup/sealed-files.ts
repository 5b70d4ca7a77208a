import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'

/** Writes a stream to a file that only the holder of the recipient's key can read (age 1), by parts: any size takes little memory. */
export async function sealFile(file: string, content: Readable, recipient: string): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  await mkdir(dirname(file), { recursive: true })
  const sealed = await encrypter.encrypt(Readable.toWeb(content) as unknown as WebBytes)
  await pipeline(Readable.fromWeb(sealed as unknown as ReadableStream), createWriteStream(file, { flush: true }))
}

/** The content of a sealed file. Its stream fails when the file was changed or cut. */
export async function openFile(file: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const opened = await decrypter.decrypt(Readable.toWeb(createReadStream(file)) as unknown as WebBytes)
  return Readable.fromWeb(opened as unknown as ReadableStream)
}

/** Node's streams of the web and the DOM's are two types for one thing. */
type WebBytes = Parameters<Encrypter['encrypt']>[0] & globalThis.ReadableStream<Uint8Array>
