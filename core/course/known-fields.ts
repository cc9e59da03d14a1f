import { z } from 'zod'
import { valueAt } from './entry-names'

/**
 * Returns the names of the fields that a schema allows at a path in the data, in the schema's order. Where the schema depends on
 * the kind, the data says which kind it is. Returns an empty list where the schema has no fields.
 */
export function listKnownFields(schema: z.ZodType, data: unknown, path: readonly PropertyKey[]): string[] {
  let here: z.ZodType = schema
  for (const [i, step] of path.entries()) {
    const inside = childSchema(atKind(here, valueAt(data, path.slice(0, i))), step)
    if (!inside) return []
    here = inside
  }
  const object = atKind(here, valueAt(data, path))
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

function childSchema(schema: z.ZodType, step: PropertyKey): z.ZodType | null {
  if (schema instanceof z.ZodObject) return (schema.shape[String(step)] as z.ZodType | undefined) ?? null
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType
  return null
}

/** Takes away `optional` and `default`, and chooses the kind that the data names. */
function atKind(schema: z.ZodType, data: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return atKind(schema.unwrap() as z.ZodType, data)
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema
  const kind = valueAt(data, ['kind'])
  const ofKind = (schema.options as z.ZodType[]).find((option) => {
    if (!(option instanceof z.ZodObject)) return false
    const named = option.shape.kind
    return named instanceof z.ZodLiteral && named.value === kind
  })
  return ofKind ?? schema
}
