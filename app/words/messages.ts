import type { AttemptError } from '@/core/attempt'
import type { FieldError, JoinError, LinkError, RemovalError, SignInError } from '@/core/people'
import type { AnswerError } from '@/core/question'

/** The words of every refusal that a page shows: what happened, what is saved, what to do. A code without words does not compile. */
export const messages: Record<
  | AttemptError
  | AnswerError
  | SignInError
  | LinkError
  | RemovalError
  | JoinError
  | FieldError
  | 'signed-out'
  | 'not-due'
  | 'question-withdrawn'
  | 'unreadable-number'
  | 'unreadable-saved'
  | 'busy'
  | 'disk-full'
  | 'storage-failed',
  string
> = {
  'not-found': 'There is no such attempt.',
  closed: 'This attempt was submitted already. It keeps the answers that were saved before.',
  stale:
    'This question was answered in another tab or on another device after this page was loaded. The newer answer was kept; what you sent was not saved.',
  'too-many-starts': 'You have started very many quizzes within an hour. What you answered is kept; please go on a little later.',
  'no-attempts-left': 'No attempt at this quiz is left. Your best grade counts; your instructor can give you another attempt.',
  'all-withdrawn':
    'The questions of this quiz are being mended, so it cannot be taken just now. What you answered before is kept; please come back later.',
  'malformed-answer': 'That answer could not be read. Nothing was changed; please answer again.',
  'unknown-choice': 'That answer does not belong to this question. Nothing was changed.',
  'signed-out': 'Your session has ended. Sign in again to go on.',
  'question-withdrawn':
    'This question was withdrawn while you had it open, because something about it was wrong. There is nothing to check any more.',
  'not-due': 'This question is not due any more. It was answered already, or it is part of a quiz that you have open.',
  'unreadable-number':
    'This was not checked, because your answer cannot be read as a number. Write it differently, then check again.',
  'unreadable-saved':
    'Your answer is saved, but it cannot be read as a number, and so it would earn nothing. Change it, or go on to leave it as it is.',
  'wrong-credentials': 'This e-mail address and password do not fit together. Please check both.',
  'too-many-tries':
    'There were too many tries, by you or by somebody else. Wait a while and try again, or use a browser in which you signed in before.',
  crowded: 'Very many people are signing in just now. Nothing was changed; please try again in a moment.',
  busy: 'The course is busy just now, so nothing was saved. Please try again in a moment.',
  'disk-full': 'The course has no space left, so nothing was saved. Please try again later.',
  'storage-failed': 'The course cannot reach its stored data just now, so nothing was saved. Please try again later.',
  'link-invalid':
    'This link cannot be used any more: it was used, or it is older than a day, or there is a newer one. Ask for another.',
  'code-unknown': 'No cohort has this code any more. Ask your instructor for the present one.',
  'other-address': 'This invitation is for another e-mail address. Sign in with that one.',
  'not-a-learner': 'Only learners join a cohort. You are an instructor here.',
  'last-instructor':
    'You are the only instructor here, and without one nobody sees how the class is doing. Let another instructor be invited first; then you can remove your account.',
  'last-administrator':
    'You are the only administrator here. Hand the role over to another instructor first; then you can remove your account.',
  'name-missing': 'Write the name that you want to be called by.',
  'name-long': 'A name can have at most 100 characters.',
  'name-invalid': 'The name has a character that nobody can see. Type the name without it.',
  'name-marks': 'The name has more than six marks on one letter, so that they cover what is around them. Leave some out.',
  'name-without-letters': 'A name needs at least one letter or digit.',
  'email-missing': 'Write your e-mail address.',
  'email-invalid': 'This is not an e-mail address. It looks like name@example.org.',
  'email-taken': 'There is an account with this e-mail address. Sign in instead.',
  'password-missing': 'Write your password.',
  'password-wrong': 'This is not the password of your account.',
  'password-short': 'A password needs at least 12 characters. A few words in a row make a good one.',
  'password-long': 'A password can have at most 128 characters.',
  'password-blank': 'A password needs more than spaces.',
  'password-common':
    'Many people use passwords like this one, so it would be guessed early. A few words in a row make a better one.',
  'password-personal':
    'This is your name or e-mail address, or close to it, so it would be guessed early. Choose something else.',
}
