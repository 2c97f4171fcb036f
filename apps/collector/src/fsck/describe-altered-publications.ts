import { describe, expect, test } from 'vitest'
import { failedIn } from './failed-in.ts'
import type { Walk } from './fsck-subject.ts'

/** Part of `describeFsck`: policies, builds and their files. */
export function describeAlteredPublications(walk: Walk): void {
  describe('what was published', () => {
    test.each<[string, string, number]>([
      ['a publication removed', 'delete from publication', 0],
      [
        'a publication added',
        'insert into publication select site, 5, policy_version, published_at, effective_at from publication',
        5,
      ],
      ['a publication of another policy', "update publication set policy_version = 'x'", 0],
      ['a publication at another time', 'update publication set published_at = 0', 0],
      ['a policy that takes effect at another time', 'update publication set effective_at = 0', 0],
      ['a policy removed', 'delete from policy', 0],
      ['a policy’s bytes', "update policy set bytes = replace(bytes, 'a', 'b')", 0],
      ['a build removed', 'delete from build', 1],
    ])('%s', async (_, change, index) => {
      const report = await walk(change)
      expect(failedIn(report)).toContain('publications')
      expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
    })

    test.each<[string, string]>([
      [
        'a policy added',
        "insert into policy select 'x', effective_at, bytes, meanings from policy",
      ],
      ['a policy’s meanings', "update policy set meanings = '{}'"],
      ['when a policy takes effect', 'update policy set effective_at = 0'],
      ['a build’s manifest', "update build set manifest = replace(manifest, '1.0.0', '1.0.1')"],
      ['a file’s bytes', "update build_file set bytes = bytes('00')"],
      ['a file removed', 'delete from build_file'],
      ['a script’s text', "update script set script = script || ' '"],
    ])('%s', async (_, change) => {
      const report = await walk(change)
      expect(failedIn(report)).toContain('files')
      expect(report.verdict).toBe('failed')
    })
  })
}
