import { dotnet } from "./_framework/dotnet.js";

export async function run(...args) {
  const { runMain } = await dotnet.create();
  return await runMain(undefined, args);
}

// Node runs the same program: node main.mjs TOKEN HOST EVENT... It has no page that a relative URL could refer to, which
// the HTTP handler of the runtime expects.
if (globalThis.process) {
  const NodeRequest = globalThis.Request;
  globalThis.Request = class extends NodeRequest {
    constructor(url, options) {
      super(url || "http://localhost/", options);
    }
  };
  process.exit(await run(...process.argv.slice(2)));
}
