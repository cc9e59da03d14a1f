import type { AnswerInWords } from '@/core/answer-words'
import type { Confidence } from '@/core/confidence'
import type { Grade } from '@/core/grade'
import type { NoticeSource } from './notices'

/** An answer of an attempt, in words. */
export type ExportedAnswer = {
  position: number
  question: string
  answer: AnswerInWords | null
  confidence: Confidence | null
  isFlagged: boolean
  revision: number
  savedAt: Date | null
  /** A fraction from 0 to 1. Null while this attempt, or another one with the same question, is open. */
  mark: number | null
  /** True if everybody was given the points, because the question was withdrawn. */
  isGiven: boolean
}

/** An attempt with its answers, and what was changed about its grade. */
export type TakenAttempt = {
  id: string
  module: string
  isPreview: boolean
  passPercent: number
  /** Names the text of the lesson as it was when the attempt was started; null if that was not kept. */
  lessonVersion: string | null
  startedAt: Date
  submittedAt: Date | null
  grade: Grade | null
  /** What instructors have changed about the grade, the oldest first. */
  overrides: {
    earnedBefore: number
    isPassedBefore: boolean
    earned: number
    isPassed: boolean
    isReversal: boolean
    reason: string
    at: Date
  }[]
  /** How marks of this attempt were corrected, the oldest first. What a question earned is null while it is part of an open attempt. */
  corrections: {
    position: number
    markBefore: number | null
    markAfter: number | null
    earnedBefore: number | null
    isPassedBefore: boolean | null
    earned: number | null
    isPassed: boolean | null
    isUndo: boolean
    reason: string
    at: Date
  }[]
  answers: ExportedAnswer[]
}

/** Everything that is stored about one person. Modules, passages and questions are named by the ids of the course. */
export type PersonalData = {
  exportedAt: Date
  person: {
    id: string
    name: string
    email: string
    role: string
    isAdministrator: boolean
    sessionVersion: number
    createdAt: Date
  }
  /** The cohort that a learner is in; null for an instructor. */
  cohort: { name: string; joinedAt: Date; lastActiveAt: Date | null } | null
  /** The cohorts that an instructor teaches. */
  teaches: { name: string; addedAt: Date }[]
  dueDates: { module: string; dueAt: Date }[]
  extraAttempts: { module: string; attempts: number; reason: string; at: Date }[]
  /** Invitations to a cohort for this e-mail address, or used by this person. */
  invitations: { cohort: string; email: string; name: string; createdAt: Date; expiresAt: Date; usedAt: Date | null }[]
  lessons: { module: string; passage: string | null; readAt: Date | null; updatedAt: Date }[]
  attempts: TakenAttempt[]
  reviews: {
    /** Null while an attempt with this question is open. */
    questionId: string | null
    module: string
    objective: string
    step: number
    isCertainButWrong: boolean
    dueAt: Date
    updatedAt: Date
  }[]
  /** What this person was told of corrections and of facts that changed. What is right is null while an attempt with the question is open. */
  notices: {
    about: string | null
    said: string | null
    isNow: string | null
    source: NoticeSource[]
    at: Date
    readAt: Date | null
  }[]
  passwordLinks: { createdAt: Date; expiresAt: Date; usedAt: Date | null }[]
  /** Problems that this person has reported, with the answers. */
  reports: {
    module: string
    passage: string
    kind: string
    quote: string
    text: string
    at: Date
    answer: string | null
    answeredAt: Date | null
    readAt: Date | null
  }[]
}
