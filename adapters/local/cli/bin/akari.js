#!/usr/bin/env node
// JavaScript that any Node reads: an older one cannot load the TypeScript behind it, and should say so in words.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `灯りを動かすには Node.js 24 以上が必要です（いまは ${process.versions.node}）。https://nodejs.org から新しいものを入れてください。\n` +
      `Akari needs Node.js 24 or newer (this is ${process.versions.node}). Please get it from https://nodejs.org`,
  );
  process.exitCode = 1;
} else await import('../../akari.ts');
