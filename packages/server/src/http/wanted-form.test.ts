import { expect, test } from '@jest/globals'
import express, { type Request } from 'express'
import { wantedForm } from './wanted-form.ts'

const LD = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'

test.each([
  ['no Accept at all', undefined, 'page'],
  ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
  ['anything', '*/*', 'page'],
  ['Mastodon', `application/activity+json, ${LD}`, 'data'],
  ['Mastodon with a page to fall back on', `${LD}, text/html;q=0.1`, 'data'],
  ['a profile in single words', 'application/ld+json;profile="https://www.w3.org/ns/activitystreams"', 'data'],
  ['capitals', 'Application/Activity+JSON', 'data'],
  ['a character set', 'application/activity+json; charset=utf-8', 'data'],
  ['JSON rather than a page', 'text/html;q=0.5, application/json', 'data'],
  ['a page rather than JSON', 'application/activity+json;q=0.5, text/html', 'page'],
  ['both alike: the first counts', 'application/activity+json, text/html', 'data'],
  ['no page on any account', 'text/html;q=0, */*', 'data'],
  ['no page, and nothing else', 'text/html;q=0', undefined],
  ['a page in capitals', 'TEXT/HTML;Q=0.9', 'page'],
  ['anything, as a last resort', '*/*;q=0.1', 'page'],
  ['an activity, and anything as a last resort', 'application/activity+json, */*;q=0.1', 'data'],
  ['no activity on any account', 'application/activity+json;q=0, text/html;q=0.1', 'page'],
  ['text rather than applications', 'application/*;q=0.1, text/*', 'page'],
  ['a feed', 'application/rss+xml', undefined],
  ['another profile of JSON-LD', 'application/ld+json; profile="http://www.w3.org/ns/json-ld#expanded"', undefined],
])('%s', (_what, accept, form) => {
  const req = Object.create(express.request, {
    headers: { value: accept === undefined ? {} : { accept } },
  }) as Request
  expect(wantedForm(req)).toBe(form)
})
