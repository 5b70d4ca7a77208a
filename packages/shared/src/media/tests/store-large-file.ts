import { mediaStore } from '../media-store.ts'

/** A process that stores files of 8 MB, for tests that end it in the middle: `node store-large-file.ts DATA_DIR`. */
const media = mediaStore({ ROSE_DATA_DIR: process.argv[2] ?? '' })
for (let number = 0; number < 200; number += 1)
  await media.writeOnce(`files/${number}.bin`, async () => Buffer.alloc(8 * 1024 * 1024, 1))
