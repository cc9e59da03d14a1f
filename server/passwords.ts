import { hash, verify } from '@node-rs/argon2'

// One of the settings that the OWASP Password Storage Cheat Sheet recommends for argon2id: 19 MiB of memory, two passes, one
// lane. The work runs on Node's pool of four threads, so at most four hashes are computed at once.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobodysHash: Promise<string> | undefined

/** Returns the argon2id hash of a password. The result includes its random salt and its parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

/** Returns true if the password matches the hash. Without a hash (there is no such person) it takes as long and returns false. */
export async function fitsPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password')
  const fits = await verify(passwordHash ?? (await nobodysHash), password)
  return fits && passwordHash !== null
}
