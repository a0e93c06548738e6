// Who may import whom (docs/architecture.md, docs/decisions/002-floors.md). Each line: a floor, and what of ours it may import.
const TEST = "\\.test\\.tsx?$|/testing/";
const floor = (name, from, allowed, options = {}) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: [TEST, ...(options.except ?? [])] },
  to: { path: "^(app|db|lib|e2e)/", pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: TEST },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer"] },
    },
    floor("domain", "^lib/domain/", []),
    floor("platform", "^lib/platform/", ["^lib/domain/shared/result"]),
    floor("copy", "^lib/copy/", ["^lib/domain/", "^lib/contracts/issue"]),
    floor("contracts", "^lib/contracts/", ["^lib/domain/", "^lib/platform/crypto/"]),
    floor("check", "^lib/check/", ["^lib/domain/", "^lib/contracts/"]),
    floor("scan", "^lib/scan/", ["^lib/domain/"]),
    floor("forms", "^lib/forms/", ["^lib/domain/", "^lib/copy/"]),
    floor("documents", "^lib/documents/", ["^lib/domain/", "^lib/copy/", "^lib/contracts/", "^lib/platform/"]),
    floor("db", "^db/", ["^lib/domain/", "^lib/platform/"]),
    floor("usecases", "^lib/usecases/", [
      "^lib/domain/",
      "^lib/contracts/",
      "^lib/forms/",
      "^lib/platform/",
      "^lib/scan/",
      "^db/",
      "^lib/copy/score-lines",
    ]),
    floor("jobs", "^lib/jobs/", ["^lib/(usecases|documents|copy|domain|contracts|platform|scan)/", "^db/"]),
    floor("cli", "^lib/cli/", [
      "^lib/(usecases|documents|copy|domain|contracts|check|platform|jobs)/",
      "^db/",
      "^lib/auth/same-origin",
    ]),
    floor("auth", "^lib/auth/", ["^lib/(domain|copy|platform|forms)/", "^lib/usecases/", "^db/(queries|client)"]),
    floor("app", "^app/", [
      "^lib/(domain|copy|forms|documents|usecases|auth|contracts|check)/",
      "^lib/platform/(clock|site)",
      "^db/queries/",
    ]),
    {
      name: "visitors-read-published-rows",
      severity: "error",
      from: { path: "^app/\\(public\\)/" },
      to: { path: "^(db/queries|lib/usecases)/", pathNot: ["^db/queries/public/", "^lib/usecases/public/"] },
    },
    {
      name: "browser-code-stays-in-the-browser",
      severity: "error",
      from: { path: "\\.client\\.tsx$" },
      to: { path: ["^db/", "^lib/(usecases|auth|platform|jobs|cli)/", "^node:"] },
    },
    {
      name: "the-check-runs-in-a-browser",
      severity: "error",
      from: { path: "^lib/check/", pathNot: TEST },
      to: { path: ["^lib/platform/", "^node:", "^(fs|crypto|stream|buffer|util)$"], reachable: true },
    },
    {
      name: "an-area-keeps-to-itself",
      severity: "error",
      from: {
        path: "^app/\\((?:staff|applicant)\\)/(township|department|office|system|applicant)/",
        pathNot: "^app/\\(staff\\)/township/counter/",
      },
      to: { path: "^app/\\((?:staff|applicant)\\)/", pathNot: "^app/\\((?:staff|applicant)\\)/$1/" },
    },
    {
      // At the counter the applicant's own pages stand under the visit's address (lib/auth/desk.ts): one set of pages, two desks.
      name: "the-counter-shows-the-applicants-pages",
      severity: "error",
      from: { path: "^app/\\(staff\\)/township/counter/" },
      to: {
        path: "^app/\\((?:staff|applicant)\\)/",
        pathNot: "^app/(\\(staff\\)/township|\\(applicant\\)/applicant)/",
      },
    },
    {
      name: "instrumentation",
      severity: "error",
      from: { path: "^instrumentation" },
      to: { path: "^(app|db|lib)/", pathNot: "^lib/platform/" },
    },
    floor("e2e", "^e2e/", [
      "^lib/cli/(demo|testing)/",
      "^lib/(copy|contracts|platform)/",
      "^lib/domain/notice/testing/",
      "^db/testing/digest",
    ]),
    { name: "nobody-imports-screens", severity: "error", from: { path: "^(lib|db|e2e)/" }, to: { path: "^app/" } },
    { name: "queries-know-no-use-case", severity: "error", from: { path: "^db/" }, to: { path: "^lib/usecases/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
