interface ImportMetaEnv {
  /** Of package.json, put in at build time. */
  readonly VITE_VERSION: string
}
