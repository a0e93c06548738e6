// `next build` as a child of the demo that ends with it: a build left behind by a kill -9 would hold its lock against the next start.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
process.argv.splice(1, process.argv.length, "next", "build");
await import("next/dist/bin/next");
