import { expect, test } from 'vitest'
import { readEnv } from '@/server/env'
import { lookAt } from '@/tests/support/course-folder'

test('the course keeps every rule of the check', () => expect(lookAt(readEnv().courseDir).errors).toEqual([]))
