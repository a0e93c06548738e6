import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Actions for people who are not signed in; every other action and route must ask for an actor. */
const PUBLIC_ACTIONS = [
  "app/demo/actions.ts",
  "app/login/actions.ts",
  "app/login/second-step/actions.ts",
  "app/login/staff/actions.ts",
  "app/objections/new/actions.ts",
  "app/password/actions.ts",
  "app/password/code/actions.ts",
  "app/register/actions.ts",
  "app/register/code/actions.ts",
];
const PUBLIC_ROUTES = ["app/(public)/rulebook/file/route.ts"];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => join("app", file).replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));

/** What a module exports, each with the function whose call makes its value (null where it is made otherwise) and where that comes from. */
function exportsOf(file: string, text = readFileSync(file, "utf8")) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const origins = new Map<string, string>();
  const found: { readonly name: string; readonly maker: string | null; readonly from: string | null }[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const named = statement.importClause?.namedBindings;
      if (named !== undefined && ts.isNamedImports(named))
        for (const one of named.elements) origins.set(one.name.text, statement.moduleSpecifier.text);
    }
    const exported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement))
      found.push({ name: statement.getText(), maker: null, from: null });
    if (exported !== true) continue;
    if (!ts.isVariableStatement(statement)) {
      found.push({ name: statement.getText().slice(0, 60), maker: null, from: null });
      continue;
    }
    for (const { name, initializer } of statement.declarationList.declarations) {
      const call =
        initializer !== undefined && ts.isCallExpression(initializer) ? initializer.expression.getText() : null;
      found.push({ name: name.getText(), maker: call, from: call === null ? null : (origins.get(call) ?? null) });
    }
  }
  return found;
}

/** What is wrong with an actions file: an export that no guard makes, or a guard for visitors where none is foreseen. */
function faultsOfActions(file: string, text?: string): readonly string[] {
  const guards = PUBLIC_ACTIONS.includes(file) ? ["publicAction"] : ["protectedAction", "fileAction"];
  return exportsOf(file, text)
    .filter(({ maker, from }) => !guards.includes(maker ?? "") || !from?.startsWith("@/lib/auth/"))
    .map(({ name }) => name);
}

describe("every way in asks who it is", () => {
  it("every exported server action is made by its guard", () => {
    const actions = files.filter((file) => file.endsWith("/actions.ts"));
    expect(actions.length).toBeGreaterThan(20);
    for (const file of actions) expect(faultsOfActions(file), file).toEqual([]);
    expect(PUBLIC_ACTIONS.filter((file) => !actions.includes(file))).toEqual([]);
  });

  it("server actions stand in actions.ts alone", () => {
    const elsewhere = files.filter(
      (file) => !file.endsWith("/actions.ts") && /["']use server["']/.test(readFileSync(file, "utf8")),
    );
    expect(elsewhere).toEqual([]);
    for (const file of files.filter((one) => one.endsWith("/actions.ts")))
      expect(readFileSync(file, "utf8").startsWith('"use server";'), file).toBe(true);
  });

  it("every route handler is made by protectedHandler; the public ones only read", () => {
    const routes = files.filter((file) => file.endsWith("/route.ts"));
    expect(routes.length).toBeGreaterThan(5);
    for (const file of routes) {
      const found = exportsOf(file);
      if (PUBLIC_ROUTES.includes(file)) {
        expect(
          found.map((one) => /\bGET\b/.test(one.name)),
          file,
        ).toEqual([true]);
        continue;
      }
      for (const { name, maker, from } of found)
        expect([METHODS.includes(name), maker, from], `${file} ${name}`).toEqual([
          true,
          "protectedHandler",
          "@/lib/auth/protected-handler",
        ]);
    }
  });

  it("finds what would be unguarded", () => {
    const guarded = 'import { protectedAction } from "@/lib/auth/protected-action";\n';
    const file = "app/account/actions.ts";
    expect(faultsOfActions(file, `${guarded}export const a = protectedAction("x", y, z);`)).toEqual([]);
    expect(faultsOfActions(file, "export async function bare(data: FormData) {}")).toHaveLength(1);
    expect(faultsOfActions(file, "const b = () => 1;\nexport { b };")).toHaveLength(1);
    expect(
      faultsOfActions(file, 'const protectedAction = (x: unknown) => x;\nexport const c = protectedAction("x");'),
    ).toEqual(["c"]);
    expect(
      faultsOfActions(
        file,
        'import { publicAction } from "@/lib/auth/protected-action";\nexport const d = publicAction("x");',
      ),
    ).toEqual(["d"]);
  });
});
