// The types beside each schema are those that the schema gives.
import type { Finding, Repository, Rule } from "../repository.js";
import { typesPath, writeSchemaTypes } from "../schema-types.js";

/** Schema types are fresh. */
export const schemas: Rule = {
  name: "schemas",
  says: "schemas/X.ts is what `npm run generate` writes from schemas/X.schema.json",
  async check(repository) {
    const sources = repository.paths.filter((path) => typesPath(path) !== undefined);
    const results = await Promise.all(sources.map((path) => checkSchema(repository, path)));
    const expected = new Set(sources.map(typesPath));
    const orphans = repository.paths.filter((path) => /^schemas\/.*\.ts$/.test(path) && !expected.has(path));
    return [...results.flat(), ...orphans.map((file) => ({ file, line: 1, message: "has no schema" }))];
  },
};

async function checkSchema(repository: Repository, schema: string): Promise<Finding[]> {
  const path = typesPath(schema) ?? schema;
  if (!repository.paths.includes(path)) return [{ file: path, line: 1, message: `missing: run npm run generate` }];
  try {
    const { text } = await writeSchemaTypes(schema, repository.read(schema));
    return text === repository.read(path) ? [] : [{ file: path, line: 1, message: "stale: run npm run generate" }];
  } catch (error) {
    return [{ file: schema, line: 1, message: `cannot be compiled: ${(error as Error).message}` }];
  }
}
