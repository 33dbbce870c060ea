import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { manifestOf, packageOf } from '../../../adapters/teams/manifest.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const config = { appId, host: 'akari.example.go.jp', version: '1.2.3' };
const iconsAt = new URL('../../../adapters/teams/icons/', import.meta.url);

/** Required fields and lengths of Microsoft's schema 1.22, for the parts this bot uses. */
const guid = z.guid();
const httpsUrl = z.url({ protocol: /^https$/ }).max(2048);
const manifestSchema = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.22'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: guid,
  developer: z.strictObject({
    name: z.string().max(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  localizationInfo: z.strictObject({
    defaultLanguageTag: z.literal('ja'),
    additionalLanguages: z.array(z.strictObject({ languageTag: z.string(), file: z.string() })),
  }),
  name: z.strictObject({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().max(80), full: z.string().max(4000) }),
  icons: z.strictObject({ color: z.string(), outline: z.string() }),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes: z.array(z.enum(['personal', 'team'])),
        isNotificationOnly: z.literal(false),
        supportsFiles: z.literal(false),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.array(z.enum(['personal', 'team'])),
              commands: z
                .array(z.strictObject({ title: z.string().max(32), description: z.string().max(128) }))
                .max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(z.string().regex(/^[a-z0-9.-]+$/)),
  webApplicationInfo: z.strictObject({ id: guid, resource: z.string().max(2048) }),
});

type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

/** Reads the 8-bit RGBA PNG without filters that the icons are. */
const pixelsOf = (png: Uint8Array): Pixels => {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect([...bytes.subarray(24, 26)]).toEqual([8, 6]);
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString('ascii', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(data));
  const line = width * 4 + 1;
  expect(Array.from({ length: height }, (_, y) => rows[y * line])).toEqual(new Array(height).fill(0));
  return { width, height, rgba: rows.filter((_, i) => i % line !== 0) };
};

describe('the Teams app package', () => {
  let files: { readonly [name: string]: Uint8Array };
  let bytes: Uint8Array;
  beforeAll(async () => {
    const icon = (name: string) => readFile(new URL(`${name}.png`, iconsAt));
    bytes = packageOf(config, { color: await icon('color'), outline: await icon('outline') });
    files = unzipSync(bytes);
  });
  const json = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));

  it('holds the manifest, its languages and both icons, all at the top', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
  });

  it('holds a manifest with everything Teams asks for', () => {
    const manifest = manifestSchema.parse(json('manifest.json'));
    expect([manifest.id, manifest.bots[0]?.botId, manifest.webApplicationInfo.id]).toEqual([appId, appId, appId]);
    expect(manifest.bots[0]?.scopes).toEqual(['personal', 'team']);
    expect(manifest.validDomains).toEqual(['akari.example.go.jp']);
    expect(manifest.version).toBe('1.2.3');
    for (const file of [
      ...Object.values(manifest.icons),
      ...manifest.localizationInfo.additionalLanguages.map(({ file }) => file),
    ])
      expect(files).toHaveProperty([file]);
  });

  it('names pages that exist: those given, else the site itself', () => {
    const developer = z.looseObject({ developer: z.record(z.string(), z.string()) });
    const site = 'https://akari.example.go.jp/';
    const of = (more: object) => developer.parse(manifestOf({ ...config, ...more })).developer;
    expect(of({})).toMatchObject({ websiteUrl: site, privacyUrl: site, termsOfUseUrl: site });
    expect(of({ privacyUrl: 'https://a.example/p', termsUrl: 'https://a.example/t' })).toMatchObject({
      ...{ websiteUrl: site, privacyUrl: 'https://a.example/p', termsOfUseUrl: 'https://a.example/t' },
    });
  });

  it('holds English words no longer than the Japanese may be', () => {
    const limits: readonly (readonly [string, number])[] = [
      ['name.short', 30],
      ['name.full', 100],
      ['description.short', 80],
      ['description.full', 4000],
    ];
    for (const [key, most] of limits) {
      const words = z.record(z.string(), z.string()).parse(json('en.json'))[key] ?? '';
      expect(words.length).toBeGreaterThan(0);
      expect(words.length).toBeLessThanOrEqual(most);
    }
  });

  it('holds a colour icon of 192 pixels without a hole', () => {
    const { width, height, rgba } = pixelsOf(files['color.png'] ?? new Uint8Array());
    expect([width, height]).toEqual([192, 192]);
    expect(rgba.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  });

  it('holds an outline of 32 pixels, white on nothing', () => {
    const { width, height, rgba } = pixelsOf(files['outline.png'] ?? new Uint8Array());
    expect([width, height]).toEqual([32, 32]);
    expect(rgba.every((value, i) => i % 4 === 3 || value === 255)).toBe(true);
    const alpha = rgba.filter((_, i) => i % 4 === 3);
    expect(alpha[0]).toBe(0);
    expect(alpha.filter((value) => value === 255).length).toBeGreaterThan(40);
    expect(alpha.filter((value) => value === 0).length).toBeGreaterThan(400);
  });

  it('is the same bytes for the same input', async () => {
    const icons = { color: files['color.png'] ?? new Uint8Array(), outline: files['outline.png'] ?? new Uint8Array() };
    expect(Buffer.from(packageOf(config, icons)).equals(bytes)).toBe(true);
  });
});
