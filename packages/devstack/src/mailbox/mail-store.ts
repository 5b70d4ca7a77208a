import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileWhole } from '../write-file-whole.ts'
import type { StoredMail } from './stored-mail.ts'

const KEPT = 2_000

export interface MailStore {
  /** Resolves when the mail is on the disk. */
  add(mail: StoredMail): Promise<void>
  /** Newest first. */
  list(): readonly StoredMail[]
  find(id: string): StoredMail | undefined
  clear(): Promise<void>
}

/** Stores each mail as a file in a folder and keeps the newest two thousand. Ids sort by time. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const read = names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as StoredMail)
  const mails = (await Promise.all(read)).reverse()
  const fileOf = (id: string) => join(folder, `${id}.json`)
  return {
    async add(mail) {
      await writeFileWhole(fileOf(mail.id), JSON.stringify(mail))
      mails.unshift(mail)
      for (const old of mails.splice(KEPT)) await rm(fileOf(old.id), { force: true })
    },
    list: () => mails,
    find: (id) => mails.find((mail) => mail.id === id),
    async clear() {
      for (const mail of mails.splice(0)) await rm(fileOf(mail.id), { force: true })
    },
  }
}
