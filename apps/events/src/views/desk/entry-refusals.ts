import type { FieldErrors, FormWords } from '@rose-ash/server/http/parse'
import { changedMeanwhile } from '@rose-ash/server/views/words/changed-meanwhile'
import type { correctionForm, entryForm } from '../../services/entries/entry-form.ts'

/** The words beside the fields of a new entry. */
export const ENTRY_WORDS: FormWords<typeof entryForm> = {
  title: { too_big: 'At most 200 characters.', otherwise: 'Give it a name.' },
  summary: 'At most 300 characters.',
  description: 'At most 20,000 characters.',
  calendar: 'Choose a calendar.',
  date: 'Say on which day it is, such as 2026-11-28.',
  startTime: 'Say when it begins, such as 19:00.',
  endTime: { custom: 'It ends when it starts. Give a later time.', otherwise: 'Say when it ends, such as 21:30.' },
  repeats: 'Choose how often it comes.',
  place: 'At most 200 characters.',
}

const CHANGED = changedMeanwhile('entry')

const { calendar: _, ...WORDS } = ENTRY_WORDS

/** The words beside the fields of a correction. */
export const CORRECTION_WORDS: FormWords<typeof correctionForm> = { ...WORDS, version: CHANGED }

const SKIPPED = 'The clocks go forward that night and leave this time out. Give a time before or after that hour.'

/** The words for an entry that could not be added, beside the field that they are about. */
export const ENTRY_REFUSALS: Readonly<Record<string, FieldErrors>> = {
  'time_skipped.start': { startTime: SKIPPED },
  'time_skipped.end': { endTime: SKIPPED },
  implausible_year: { date: 'That year is too far away. Look at it again.' },
  entry_changed: { version: CHANGED },
  takes_place_too_often: { repeats: 'That is more often than a calendar can show. Let it come less often.' },
}
