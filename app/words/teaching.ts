import type { TeachError } from '@/app/teach/_form/action-state'
import type { InvitationFault } from '@/core/invitation'
import { reportMessages } from './reports'

/** The words of every refusal on the instructor's pages: what happened and what to do. A code without words does not compile. */
export const teachMessages: Record<TeachError, string> = {
  ...reportMessages,
  'not-found': 'This is not there any more, or it is not in a cohort of yours. Nothing was changed.',
  'cohort-name-missing': 'Write a name for the cohort.',
  'cohort-name-long': 'The name of a cohort can have at most 100 characters.',
  'cohort-name-invalid': 'The name needs a letter or digit, and no character that nobody can see.',
  'time-zone-unknown': 'This is not the name of a time zone. It looks like Europe/London.',
  'attempts-invalid': 'The number of attempts is a whole number from 1 to 100, or nothing for no limit.',
  'due-date-invalid': 'A due date could not be read. It looks like 2026-12-01T23:59. Nothing was changed.',
  'code-unknown': 'No cohort has this code. Check it, or ask your instructor for the present one.',
  'cohort-archived': 'This cohort is archived. Take it out of the archive first.',
  'is-everyone': 'Everyone is the cohort of whoever joins without a code. It keeps its name and is never archived.',
  'not-an-instructor': 'No instructor has this e-mail address.',
  'last-instructor-of-cohort': 'Nobody would teach this cohort. Add another instructor first.',
  'list-empty': 'The list has no rows. Write one e-mail address in each line, and a name after a comma if you like.',
  'list-long': 'The list is too long. Invite at most 1,000 people at once.',
  'list-unreadable': 'The list cannot be read: a quotation mark is opened and not closed.',
  'bad-rows': 'Some rows cannot be used, so nobody was invited. Mend them, or tick the box to invite the others.',
  'points-invalid': 'The points are a number from 0 to the points that were possible, such as 6 or 6.5.',
  'not-overridden': 'The grade is not overridden any more. Load the page again to see what it is.',
  'not-administrator': 'Only an administrator can do this. Nothing was changed.',
  'last-administrator': 'There must be an administrator. Appoint another one first.',
  'policy-missing': 'Choose how the answers are marked anew. Nothing was changed.',
  'mapping-missing': 'Somebody picked a choice that is gone. Say for each of them what stands for it now. Nothing was changed.',
  'correction-running': 'A correction of this question is still at work. Wait until it is done.',
  'correction-not-last': 'A later correction of this question is in force. Take that one back first.',
  'target-missing': 'Choose what to withdraw. Nothing was changed.',
  'reason-missing': 'Write a reason. The learner reads it.',
  'reason-long': 'A reason can have at most 500 characters.',
  'given-invalid': 'Give a whole number of attempts, from 1 to 10.',
  'email-invalid': 'This is not an e-mail address. It looks like name@example.org.',
}

/** Why a row of a list of invitations cannot be used. */
export const rowFaultWords: Record<InvitationFault, string> = {
  'no-address': 'there is no e-mail address.',
  'address-invalid': 'this is not an e-mail address.',
  repeated: 'this address is in the list already.',
  'name-unusable': 'the name has no letter or digit, is too long, or has a character that nobody can see.',
}
