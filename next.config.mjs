/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The front (server/http.ts) compresses; Next would do it anew for each request.
  compress: false,
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', '@node-rs/argon2', 'pino'],
  devIndicators: false,
}
