// Renders mapping templates as API Gateway would: reads a list of {template, call, answer} from standard input, writes a list of {text, status}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// The engine stands where npm put it, and not beside this file.
const { render } = createRequire(join(process.argv[2], "package.json"))("velocityjs");

// In API Gateway texts are Java's; these are the methods that JavaScript's do not have in that form.
const java = {
  contains: (text, part) => text.includes(part),
  length: (text) => text.length,
  matches: (text, pattern) => new RegExp(`^(?:${pattern})$`, "u").test(text),
};
const customMethodHandlers = Object.entries(java).map(([name, method]) => ({
  uid: `java.lang.String.${name}`,
  match: ({ property, context }) => property === name && typeof context === "string",
  resolve: ({ context, params }) => method(context, ...(params || [])),
}));
const map = (values) => ({ keySet: () => Object.keys(values), get: (name) => values[name] });

// java.net.URLEncoder: like a form, and * is left as it is.
const urlEncode = (text) => encodeURIComponent(text).replace(/%20/g, "+").replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const renderOne = ({ template, call, answer }) => {
  const context = { ...call.context, responseOverride: {} };
  const input = {
    body: answer ?? call.body,
    params: () => ({ header: map(call.headers), querystring: map(call.query) }),
    path: () => ({ toString: () => answer ?? call.body }),
  };
  const text = render(template, { input, context, util: { urlEncode } }, {}, { customMethodHandlers });
  return { text, status: context.responseOverride.status ?? null };
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(renderOne)));
