/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres", "pg-boss"],
};
