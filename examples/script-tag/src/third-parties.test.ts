import { expect, test } from 'vitest'
import { createThirdParties } from './third-parties.ts'

test('every request is told with the names of its cookies', async () => {
  const app = createThirdParties()
  await app.request('/stats/lib.js')
  await app.request('/stats/pixel.gif?page=1', { headers: { Cookie: 'third_visit=1; other=2' } })
  const seen = await (await app.request('/requests')).json()
  expect(seen).toMatchObject([
    { method: 'GET', path: '/stats/lib.js', cookies: [] },
    { method: 'GET', path: '/stats/pixel.gif?page=1', cookies: ['third_visit', 'other'] },
  ])
})

test('a request nobody serves is told too', async () => {
  const app = createThirdParties()
  await app.request('/stats/lost', { method: 'OPTIONS', headers: { Origin: 'http://a.example' } })
  expect(await (await app.request('/requests')).json()).toMatchObject([{ method: 'OPTIONS' }])
})

test('DELETE /requests forgets all, and asking is not recorded', async () => {
  const app = createThirdParties()
  await app.request('/video/embed')
  expect((await app.request('/requests', { method: 'DELETE' })).status).toBe(204)
  expect(await (await app.request('/requests')).json()).toEqual([])
})

test('the pixel sets a partitioned cookie of its own and is never cached', async () => {
  const { headers } = await createThirdParties().request('/stats/pixel.gif')
  expect(headers.get('Set-Cookie')).toMatch(/^third_visit=1; .*SameSite=None; Secure; Partitioned/)
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('Content-Type')).toBe('image/gif')
})
