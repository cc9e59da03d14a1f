/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The front does it, at one go instead of piece by piece.
  compress: false,
  // `npm run check` looks at types, of the tests too; a course must start all the same.
  typescript: { ignoreBuildErrors: true },
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: [
    'better-sqlite3',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    'pg',
    '@node-rs/argon2',
    '@stdlib/dist-stats-base-dists-flat',
    'pino',
    '@zxcvbn-ts/language-common',
  ],
  devIndicators: false,
}
