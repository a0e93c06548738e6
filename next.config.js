/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  // `npm test` runs tsc over everything; a second run inside the build would only cost time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres", "saxes", "sm-crypto", "unpdf"],
};
