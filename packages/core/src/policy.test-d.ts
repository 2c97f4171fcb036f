// Checked by tsc: each marked line has to be an error.
import type { ConsentStatus, Decisions, Method, Policy, Slice } from './index.ts'
import { consentStatus, definePolicy, isOptional } from './index.ts'
import { samplePolicy } from './sample-policy.ts'
import { sampleSlice } from './sample-slice.ts'

const policy: Policy = samplePolicy()
definePolicy(policy)
// @ts-expect-error a member that no policy has
definePolicy({ ...policy, colour: 'red' })
// @ts-expect-error a missing member
definePolicy({ site: 'demo' })
// @ts-expect-error an unknown word
definePolicy({ ...policy, behaviour: { ...policy.behaviour, onClose: 'never' } })

const status: ConsentStatus = consentStatus('analytics', {
  slice: sampleSlice(),
  state: undefined,
  gpc: false,
  now: 0,
})
// @ts-expect-error a status is a word, never a boolean
const isGiven: boolean = status
// @ts-expect-error the status may be another than this
const given: 'given' = status

// @ts-expect-error a decision is given or refused
const decisions: Decisions = { analytics: 'withdrawn' }
// @ts-expect-error "accept all" is a label; its method has a hyphen
const method: Method = 'acceptAll'
// @ts-expect-error a slice names the build
const slice: Slice = { ...sampleSlice(), build: undefined }
// @ts-expect-error a purpose, not its id
isOptional('analytics')

export const unused = [isGiven, given, decisions, method, slice]
