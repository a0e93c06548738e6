// Finds a browser for the tests, or installs one. In order: $CHROMIUM_PATH, what Playwright has, the system's, apt-get as root, npm's @sparticuz/chromium.
import { existsSync } from "node:fs";
import { canInstall, installPackages, onPath } from "./debian.mjs";

const SYSTEM = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

async function installed() {
  const own = process.env.CHROMIUM_PATH;
  if (own && !existsSync(own)) throw new Error(`CHROMIUM_PATH names ${own}, where there is no browser.`);
  if (own) return own;
  const { chromium } = await import("@playwright/test");
  const known = chromium.executablePath();
  if (known && existsSync(known)) return known;
  return SYSTEM.map(onPath).find((path) => path !== "") ?? PLACES.find((path) => existsSync(path)) ?? null;
}

/** The path of a browser; throws a sentence with the way out where none can be had. */
export async function findBrowser() {
  const found = await installed();
  if (found) return found;
  if (canInstall()) {
    // The shell has no window to draw and costs a tenth less; a distribution without it has the whole browser.
    for (const name of ["chromium-headless-shell", "chromium"]) {
      const done = await installPackages("a browser", [name, "fonts-noto-cjk"]);
      const now = done ? await installed() : null;
      if (now) return now;
    }
  }
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: chromium } = await import("@sparticuz/chromium");
    return chromium.executablePath();
  }
  throw new Error("No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.");
}
