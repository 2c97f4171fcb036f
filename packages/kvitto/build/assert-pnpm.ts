/** npm leaves the workspace's own `exports` in the package: sources, which are not in it. pnpm takes the published ones. */
const [packer = 'none'] = process.env.npm_config_user_agent?.split('/') ?? []
if (packer !== 'pnpm') {
  console.error(`expected pnpm pack, found ${packer}`)
  process.exitCode = 1
}

export {}
