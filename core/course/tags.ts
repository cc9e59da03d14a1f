/** The attributes of a tag: those that it must have, and those that it may have. All are texts. */
type Attributes = { required: readonly string[]; optional?: readonly string[] }

/** The tags that a lesson or another page of the course may use. The check and the renderer both follow this list. */
export const tags = {
  Passage: { required: ['id', 'title', 'claims'] },
  Claim: { required: ['id'] },
  Term: { required: ['id'] },
  OftenSaid: { required: [], optional: ['claim'] },
  Measured: { required: [] },
  Safety: { required: ['title'] },
  CrisisHelp: { required: [] },
  Figure: { required: ['id'] },
  Practice: { required: ['id'] },
  Reflection: { required: [] },
  Recap: { required: [] },
} as const satisfies Record<string, Attributes>
export type Tag = keyof typeof tags

/** True if a lesson may use a tag of this name. */
export function isTag(name: string): name is Tag {
  return Object.hasOwn(tags, name)
}

/** The attributes of a tag; null if there is no such tag. */
export function findAttributes(name: string): Attributes | null {
  return isTag(name) ? tags[name] : null
}
