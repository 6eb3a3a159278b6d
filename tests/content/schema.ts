// As much of JSON Schema as the schemas in content/ use; a keyword that is not known here is an error.
// SPDX-License-Identifier: EUPL-1.2

type Schema = Record<string, unknown>;
const annotations = new Set(['$schema', '$defs', 'title', 'description']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
};

const lettersOf = (value: unknown) => (typeof value === 'string' ? [...value].length : 0);
const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Keyword → does the value fit? */
const simple: Record<string, (value: unknown, wanted: never) => boolean> = {
  type: (value, wanted: string) => types[wanted]?.(value) ?? false,
  const: (value, wanted: unknown) => value === wanted,
  enum: (value, wanted: unknown[]) => wanted.includes(value),
  pattern: (value, wanted: string) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value),
  minLength: (value, wanted: number) => typeof value !== 'string' || lettersOf(value) >= wanted,
  maxLength: (value, wanted: number) => lettersOf(value) <= wanted,
  minimum: (value, wanted: number) => typeof value !== 'number' || value >= wanted,
  maximum: (value, wanted: number) => typeof value !== 'number' || value <= wanted,
  minItems: (value, wanted: number) => !Array.isArray(value) || value.length >= wanted,
  maxItems: (value, wanted: number) => itemsOf(value).length <= wanted,
  required: (value, wanted: string[]) => !isObject(value) || wanted.every((key) => Object.hasOwn(value, key)),
};

/** What does not fit, as "path: keyword". */
export function faults(value: unknown, schema: Schema, whole = schema, path = ''): string[] {
  const found: string[] = [];
  const below = (inner: unknown, part: unknown, name: string) =>
    faults(inner, part as Schema, whole, path + name);
  for (const [keyword, wanted] of Object.entries(schema)) {
    if (annotations.has(keyword) || keyword === 'minContains' || keyword === 'maxContains') continue;
    if (keyword === '$ref') {
      const name = String(wanted).replace('#/$defs/', '');
      found.push(...below(value, (whole['$defs'] as Record<string, Schema>)[name], ''));
    } else if (keyword === 'properties') {
      for (const [key, part] of Object.entries(wanted as Schema))
        if (isObject(value) && Object.hasOwn(value, key)) found.push(...below(value[key], part, `.${key}`));
    } else if (keyword === 'items') {
      for (const [at, item] of itemsOf(value).entries()) found.push(...below(item, wanted, `[${at}]`));
    } else if (keyword === 'contains') {
      const fitting = itemsOf(value).filter((item) => below(item, wanted, '').length === 0).length;
      if (fitting < Number(schema['minContains'] ?? 1) || fitting > Number(schema['maxContains'] ?? Infinity))
        found.push(`${path}: contains`);
    } else {
      const fits = simple[keyword];
      if (!fits) throw new Error(`${keyword} is not known to tests/content/schema.ts`);
      if (!fits(value, wanted as never)) found.push(`${path}: ${keyword}`);
    }
  }
  return found;
}
