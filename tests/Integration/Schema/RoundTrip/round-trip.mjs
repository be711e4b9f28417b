// Writes and reads items through the compiled TypeScript: the same request and answer as round_trip.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const request = JSON.parse(readFileSync(0, "utf8"));
const { DynamoDBClient, BatchWriteItemCommand, ScanCommand } = createRequire(join(request.modules, "package.json"))("@aws-sdk/client-dynamodb");
const generated = await import(pathToFileURL(join(request.folder, "index.js")));
generated.upcasters.initials = (item) => (item.title.S.length > 0 ? { S: item.title.S.slice(0, 1) } : undefined);
generated.upcasters.shout = (item) => (item.second?.S ? { S: `${item.second.S}!` } : undefined);
generated.upcasters.summary = (item) => (item.shout !== undefined && item.weight !== undefined ? { S: `${item.shout.S} ${item.weight.N}` } : undefined);
const dynamo = new DynamoDBClient({ endpoint: request.endpoint, region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } });

const inside = (change) => ({ L: (list) => list.map(change), M: (map) => Object.fromEntries(Object.entries(map).map(([name, one]) => [name, change(one)])) });
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const convert = (value, binary, change) => {
  const [letter, inner] = Object.entries(value).find(([, one]) => one !== undefined);
  if (letter === "B") return { B: binary(inner) };
  if (letter === "BS") return { BS: inner.map(binary) };
  return { [letter]: inside(change)[letter]?.(inner) ?? inner };
};
const fromJson = (value) => convert(value, bytes, fromJson);
const toJson = (value) => convert(value, base64, toJson);
const letters = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];

// Each field in plain words, the same in every language. A list in TypeScript may be a set: the test sorts those.
function describe(value) {
  if (value instanceof Date) return String(value.getTime());
  if (value instanceof Uint8Array) return base64(value);
  if (Array.isArray(value)) return value.map(describe);
  if (typeof value !== "object") return String(value);
  if (Object.keys(value).length === 1 && letters.includes(Object.keys(value)[0])) return "raw";
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([name, one]) => [name, describe(one)]));
}

const kindOf = (table, item) => {
  const kind = Object.values(generated).find((one) => one.kindOf && one.name === table).kindOf(item);
  if (kind === undefined) throw new Error(`No kind of ${table} has this key.`);
  return kind;
};

function through(table, stored) {
  const kind = kindOf(table, stored);
  const item = kind.fromItem(stored);
  return { item: toJson({ M: kind.toItem(item) }).M, fields: describe(item) };
}

const pass = (table) => request.items[table].map((item) => through(table, fromJson({ M: item }).M));

const refuse = (table) =>
  request.items[table].map((item) => {
    try {
      through(table, fromJson({ M: item }).M);
      return null;
    } catch (fault) {
      if (fault instanceof generated.ItemFormatError) return fault.message;
      throw fault;
    }
  });

async function write(table) {
  const items = request.items[table].map((item) => fromJson({ M: item }).M).map((item) => kindOf(table, item).toItem(kindOf(table, item).fromItem(item)));
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, at) => items.slice(at * 25, at * 25 + 25));
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
        let left = { [request.tables[table]]: batch.map((Item) => ({ PutRequest: { Item } })) };
        while (Object.keys(left).length > 0) left = (await dynamo.send(new BatchWriteItemCommand({ RequestItems: left }))).UnprocessedItems ?? {};
      }
    }),
  );
  return items.length;
}

async function read(table) {
  const answer = [];
  let from;
  do {
    const page = await dynamo.send(new ScanCommand({ TableName: request.tables[table], ConsistentRead: true, ExclusiveStartKey: from }));
    for (const stored of page.Items) {
      answer.push(through(table, stored));
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return answer;
}

const answer = {};
for (const table of Object.keys(request.tables)) answer[table] = await { write, read, pass, refuse }[request.do](table);
process.stdout.write(JSON.stringify(answer));
