import { judgePassword, type PasswordFault } from '@/core/password'
import { shared } from './shared'

/**
 * Returns why a new password is too easy to guess for a person, or null if it is not: `password-common` if it is, or is derived from,
 * one of the 49,000 common passwords of zxcvbn-ts; `password-personal` if it is the name or the e-mail address.
 */
export async function findPasswordFault(
  password: string,
  person: { name: string; email: string },
): Promise<PasswordFault | null> {
  const common = await readCommonPasswords()
  return judgePassword(password, person, (word) => common.has(word))
}

// The list is read when the first password is set, because most processes never need it.
function readCommonPasswords(): Promise<ReadonlySet<string>> {
  return shared('common-passwords', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common')
    return new Set(dictionary['passwords-common'])
  })
}
