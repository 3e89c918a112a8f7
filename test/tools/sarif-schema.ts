// The part of SARIF 2.1.0 that we write, as a closed schema: anything else in the output fails.
const text = { type: "object", required: ["text"], additionalProperties: false, properties: { text: { type: "string", minLength: 1 } } };
const one = { type: "integer", minimum: 1 };
const level = { enum: ["none", "note", "warning", "error"] };
const baseUri = { type: "object", required: ["uri"], additionalProperties: false, properties: { uri: { type: "string", pattern: "^file:///.*/$" } } };

const place = {
  type: "object",
  required: ["artifactLocation", "region"],
  additionalProperties: false,
  properties: {
    artifactLocation: {
      type: "object",
      required: ["uri"],
      additionalProperties: false,
      // RFC 3986: no blanks, quotes or brackets.
      properties: { uri: { type: "string", pattern: "^[A-Za-z0-9\\-._~:/@!$&'()*+,;=%]+$" }, uriBaseId: { const: "FOLDER" } },
    },
    region: {
      type: "object",
      required: ["startLine", "startColumn", "endLine", "endColumn"],
      additionalProperties: false,
      properties: { startLine: one, startColumn: one, endLine: one, endColumn: one },
    },
  },
};

const rule = {
  type: "object",
  required: ["id"],
  additionalProperties: false,
  properties: {
    id: { type: "string" },
    name: { type: "string" },
    shortDescription: text,
    fullDescription: text,
    help: text,
    defaultConfiguration: { type: "object", additionalProperties: false, properties: { level } },
  },
};

const result = {
  type: "object",
  required: ["ruleId", "level", "message", "locations"],
  additionalProperties: false,
  properties: {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message: text,
    locations: { type: "array", items: { type: "object", required: ["physicalLocation"], additionalProperties: false, properties: { physicalLocation: place } } },
    relatedLocations: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "physicalLocation"],
        additionalProperties: false,
        properties: { id: { type: "integer", minimum: 0 }, message: text, physicalLocation: place },
      },
    },
  },
};

const driver = {
  type: "object",
  required: ["name", "version", "rules"],
  additionalProperties: false,
  properties: { name: { type: "string" }, version: { type: "string" }, rules: { type: "array", uniqueItems: true, items: rule } },
};

const oneRun = {
  type: "object",
  required: ["tool", "columnKind", "results"],
  additionalProperties: false,
  properties: {
    tool: { type: "object", required: ["driver"], additionalProperties: false, properties: { driver } },
    columnKind: { const: "utf16CodeUnits" },
    originalUriBaseIds: { type: "object", additionalProperties: baseUri },
    results: { type: "array", items: result },
  },
};

/** Schema of our SARIF output. */
export const sarifSchema = {
  type: "object",
  required: ["$schema", "version", "runs"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: { type: "array", minItems: 1, maxItems: 1, items: oneRun },
  },
};
