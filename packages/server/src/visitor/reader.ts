import type { ActName } from '@rose-ash/shared/rights/acts'
import { may } from '@rose-ash/shared/rights/may'
import type { MemberRole } from '@rose-ash/shared/rights/roles'

/** A class of readers: all that a shared page may know about its reader. */
export interface ReaderClass {
  readonly isMember: boolean
  readonly roles: readonly MemberRole[]
}

const ANONYMOUS: ReaderClass = { isMember: false, roles: [] }

export function readerClassOf(member: { readonly roles: readonly MemberRole[] } | undefined): ReaderClass {
  return member ? { isMember: true, roles: [...member.roles].sort() } : ANONYMOUS
}

/** A question of a page about its reader's class; the answers are part of the key of its copies. */
export type Question = 'isMember' | 'roles' | `may ${ActName}`

export function answer(question: Question, { isMember, roles }: ReaderClass): string {
  if (question === 'isMember') return String(isMember)
  if (question === 'roles') return roles.join(',')
  return String(mayOf({ isMember, roles }, question.slice('may '.length) as ActName))
}

const mayOf = ({ isMember, roles }: ReaderClass, act: ActName) => may(isMember ? { id: '', roles } : undefined, act)

/** The class of a request's reader; records each question. */
export class Reader {
  readonly asked = new Set<Question>()
  readonly #class: ReaderClass

  constructor(readerClass: ReaderClass) {
    this.#class = readerClass
  }

  get isMember(): boolean {
    this.asked.add('isMember')
    return this.#class.isMember
  }

  get roles(): readonly MemberRole[] {
    this.asked.add('roles')
    return this.#class.roles
  }

  /** Whether the reader's roles alone allow the act. Acts that need an owner must be checked on personal pages. */
  may(act: ActName): boolean {
    this.asked.add(`may ${act}`)
    return mayOf(this.#class, act)
  }

  get readerClass(): ReaderClass {
    return this.#class
  }
}
