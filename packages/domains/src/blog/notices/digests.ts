import { digestCancelled, digestGathered, digestPublished } from '@rose-ash/shared/activities/catalogue/blog'
import { roleAudience } from '@rose-ash/shared/audience/notification-audience'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { defineNotice } from '@rose-ash/shared/notices/define-notice'
import type { TakeBack } from '@rose-ash/shared/notices/notice'

/** Notices to editors about digests. */
export const digestNotices = [
  defineNotice({
    kind: 'digest-waiting',
    on: digestGathered,
    to: ({ object: { title } }) => ({ audience: roleAudience('editor'), subject: { title } }),
    words: ({ title }, { config }) => ({
      title: `“${title}” waits for an editor`,
      text: 'The digest is gathered. It goes out when somebody approves it, and is dropped after two weeks.',
      href: publicUrl(config, 'blog', '/desk/digests'),
    }),
  }),
]

export const digestTakeBacks: readonly TakeBack[] = [digestPublished, digestCancelled].map((on) => ({
  kind: 'digest-waiting',
  on,
}))
