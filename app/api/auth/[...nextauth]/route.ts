import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/server/sign-in'

type Context = { params: Promise<{ nextauth: string[] }> }

// The settings hold the secret, which is there when the server runs but not when it is built.
const handle = (request: NextRequest, context: Context) => NextAuth(request as never, context as never, authOptions())

export { handle as GET, handle as POST }
