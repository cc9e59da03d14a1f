import { cookies } from 'next/headers'
import { seeOther } from '@/app/replying'
import { endSession } from '@/server/sessions'

/** Ends the session of this browser. */
export async function POST() {
  const { name, value, options } = endSession()
  ;(await cookies()).set(name, value, options)
  return seeOther('/')
}
