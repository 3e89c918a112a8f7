// The TypeScript types of the JSON schemas: `schemas/X.schema.json` gives `schemas/X.ts`. The schema is the single source.
import { basename } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";

/** A generated file beside the schema it comes from. */
export interface SchemaTypes {
  readonly path: string;
  readonly text: string;
}

/** The path of the types of a schema, or undefined when the path is not that of a schema. */
export function typesPath(schemaPath: string): string | undefined {
  return /^schemas\/[^/]+\.schema\.json$/.test(schemaPath) ? schemaPath.replace(/\.schema\.json$/, ".ts") : undefined;
}

/**
 * Writes the types of a schema. References to other files are refused, so nothing is read and nothing is fetched.
 * Rejects when the text is not JSON or not a schema.
 */
export async function writeSchemaTypes(schemaPath: string, text: string): Promise<SchemaTypes> {
  const path = typesPath(schemaPath);
  if (path === undefined) throw new Error(`not a schema: ${schemaPath}`);
  const source = basename(schemaPath);
  const schema = JSON.parse(text) as JSONSchema;
  const body = await compile(schema, basename(path, ".ts"), {
    bannerComment: `// Generated from ${source} by \`npm run generate\`. Do not edit: changes are lost.`,
    additionalProperties: false,
    enableConstEnums: false,
    strictIndexSignatures: false,
    style: { printWidth: 120 },
    $refOptions: { resolve: { file: false, http: false, external: false } },
  });
  return { path, text: body };
}
