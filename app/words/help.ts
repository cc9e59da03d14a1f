import type { HelpReason } from '@/core/standing'
import { agoWords } from './dates'
import { countOf } from './numbers'

/** The rules by which somebody needs help, as text: the order is that of the reasons. */
export const helpRules = [
  'failed a quiz twice without passing it',
  'missed a question on safety at the last attempt',
  'has gone past a due date',
  'has had an attempt open for more than 7 days',
  'has done nothing for 14 days with a quiz still to pass',
] as const

/** The first word of a reason, in bold: what kind of help is needed. */
export const reasonNames: Record<HelpReason['kind'], string> = {
  stuck: 'Stuck',
  safety: 'Safety',
  overdue: 'Overdue',
  open: 'Left open',
  idle: 'Quiet',
}

/** The rest of a reason, after its name: " on quizzes 1 and 2, 6 attempts". `order` has the modules of the course in their order. */
export function reasonWords(reason: HelpReason, order: readonly string[], now: Date): string {
  switch (reason.kind) {
    case 'stuck': {
      const attempts = reason.modules.reduce((sum, { submitted }) => sum + submitted, 0)
      return ` on ${quizWords(reason.modules, order)}, ${countOf(attempts, 'attempt')}`
    }
    case 'safety':
      return ` missed at the last attempt, ${quizWords(reason.modules, order)}`
    case 'overdue':
      return `, ${quizWords(reason.modules, order)}`
    case 'open': {
      const since = Math.min(...reason.modules.map(({ openSince }) => openSince?.getTime() ?? Number.POSITIVE_INFINITY))
      return ` ${agoWords(new Date(since), now)}, ${quizWords(reason.modules, order)}`
    }
    case 'idle':
      return reason.hasBegun
        ? `: nothing done for ${daysSince(reason.since, now)} days`
        : `: joined ${daysSince(reason.since, now)} days ago and never began`
  }
}

/** Quizzes by their numbers: "quiz 2", "quizzes 1 and 2", "all four quizzes". */
export function quizWords(modules: readonly { module: string }[], order: readonly string[]): string {
  const numbers = modules.map(({ module }) => order.indexOf(module) + 1)
  if (numbers.length === order.length && order.length > 2) return `all ${order.length} quizzes`
  const list = new Intl.ListFormat('en-GB').format(numbers.map(String))
  return `${numbers.length === 1 ? 'quiz' : 'quizzes'} ${list}`
}

/** The whole days since a moment. */
export function daysSince(moment: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 86_400_000))
}
