import { expect, test } from 'vitest'
import { changeKinds } from '@/core/version-change'
import { proposeChanges } from '@/server/change-proposals'
import { proposeFactChanges } from '@/server/fact-changes'
import { keepAllMarks, listProposals } from '@/server/version-changes'
import { allMarks } from '@/tests/support/changed-course'
import { openFirstEdition, theAdministrator } from '@/tests/support/first-edition'

test('what the first edition left behind is one list against this course, confirmed in bulk, and no mark moves', async () => {
  await openFirstEdition()
  const administrator = await theAdministrator()
  const before = await allMarks()
  const { proposed, obsolete } = await proposeChanges()
  const list = await listProposals(administrator)
  expect([list.length, obsolete]).toEqual([proposed, 0])
  expect(await keepAllMarks(administrator, changeKinds, Math.max(0, ...list.map(({ id }) => id)))).toEqual({
    ok: true,
    value: proposed,
  })
  expect(await proposeChanges()).toEqual({ proposed: 0, obsolete: 0 })
  expect(await proposeFactChanges()).toBe(0)
  expect(await allMarks()).toEqual(before)
})
