import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/server/next-auth'

type Context = RouteContext<'/api/auth/[...nextauth]'>

// The options hold the secret, which exists when the server runs but not during the build: they are read for each request.
const handle = (request: NextRequest, context: Context) => NextAuth(request as never, context as never, authOptions())

export { handle as GET, handle as POST }
