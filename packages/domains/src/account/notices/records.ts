import { deletionCancelled, deletionRequested, exportFinished } from '@rose-ash/shared/activities/catalogue/account'
import { defineNotice } from '@rose-ash/shared/notices/define-notice'
import type { TakeBack } from '@rose-ash/shared/notices/notice'
import { toMember } from './to-member.ts'

/** Notices about the export and the deletion of a member's data. */
export const recordNotices = [
  defineNotice({
    kind: 'export-ready',
    on: exportFinished,
    to: ({ object }) => toMember(object, {}),
    words: () => ({
      title: 'The copy of your data is ready',
      text: 'It can be fetched for a week.',
      href: '/records',
    }),
  }),
  defineNotice({
    kind: 'deletion-requested',
    on: deletionRequested,
    to: ({ object }) => toMember(object, {}),
    words: () => ({
      title: 'Your account is to be deleted',
      text: 'Until then you may change your mind.',
      href: '/records',
    }),
  }),
]

export const recordTakeBacks: readonly TakeBack[] = [{ kind: 'deletion-requested', on: deletionCancelled }]
