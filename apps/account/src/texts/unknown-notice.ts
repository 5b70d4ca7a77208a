import type { NoticeWords } from '@rose-ash/shared/notices/notice'

/** The words for a notification of a kind that no notice has any more. */
export const UNKNOWN_NOTICE: NoticeWords = { title: 'Something happened', text: '' }
