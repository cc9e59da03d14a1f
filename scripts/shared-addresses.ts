import { listSharedAddresses } from '@/server/people'

/** What the operator must know of accounts whose addresses count as one today, one line for each address; none if there are none. */
export async function listSharedAddressWords(): Promise<string[]> {
  return (await listSharedAddresses()).map((people) => {
    const list = people.map(({ name, email }) => `${name} (${email})`).join(' and ')
    return `These accounts have what counts as one e-mail address today: ${list}. Both were kept, and each signs in with its own form of it. If they are one person, remove one: "npm run people -- remove <e-mail>".`
  })
}
