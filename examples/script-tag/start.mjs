// Plain JavaScript, so that an older Node can read it far enough to say what is missing.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 24 || (major === 24 && minor >= 15)) {
  await import('./src/start.ts')
} else {
  console.error(
    `expected Node 24.15 or newer, found ${process.versions.node} (see https://nodejs.org)`,
  )
  process.exitCode = 1
}
