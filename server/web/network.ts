import { isIPv4, isIPv6 } from 'node:net'

const groupsOfNetwork = 4

/**
 * Returns the network that a caller is counted by: an IPv4 address, or the first 64 bits of an IPv6 address, because one household or
 * server usually has a whole /64. A port is removed. Returns `unknown` for anything that is not an address.
 */
export function networkOf(address: string): string {
  const bare = withoutPort(address)
  if (isIPv4(bare)) return bare
  const [unscoped = ''] = bare.split('%')
  if (!isIPv6(unscoped)) return 'unknown'
  // The URL parser writes every IPv6 address in one form: lower case, no leading zeros, the longest run of zeros as "::".
  const written = new URL(`http://[${unscoped}]`).hostname.slice(1, -1)
  const [head = '', tail] = written.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...front, ...Array<string>(tail === undefined ? 0 : 8 - front.length - back.length).fill('0'), ...back]
  const [seventh = '0', eighth = '0'] = groups.slice(6)
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff'
  if (isMapped) return [seventh, eighth].flatMap(bytesOf).join('.')
  return `${groups.slice(0, groupsOfNetwork).join(':')}::/64`
}

function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]{1,50})\](?::\d{1,5})?$/.exec(address)
  if (bracketed) return bracketed[1] ?? ''
  // A bare IPv6 address has several colons, and no port.
  return address.split(':').length === 2 ? address.slice(0, address.indexOf(':')) : address
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 255]
}
