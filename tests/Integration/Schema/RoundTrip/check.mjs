// Holds documents against a JSON Schema: reads {modules, schema, documents} from standard input, writes for each document its first problem, or null.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { modules, schema, documents } = JSON.parse(readFileSync(0, "utf8"));
const { Ajv2020 } = createRequire(join(modules, "package.json"))("ajv/dist/2020.js");
const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
const problem = (document) => (fits(document) ? null : `${fits.errors[0].instancePath} ${fits.errors[0].message}`);
process.stdout.write(JSON.stringify(documents.map(problem)));
