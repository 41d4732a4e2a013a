/**
 * Draws the program's icons from `molo.svg`: a PNG for every size that a Linux desktop asks for, and
 * `molo.ico` for Windows. Run it after changing the drawing: `node resources/icons/draw.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const FOLDER = import.meta.dirname;
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 256];

const svg = readFileSync(join(FOLDER, 'molo.svg'), 'utf8');
const png = (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();

/** An ICO file whose pictures are PNG, which Windows reads since Vista: a directory of 16 bytes each, then the pictures. */
function ico(sizes) {
  const pictures = sizes.map(png);
  const directory = Buffer.alloc(6 + 16 * sizes.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(sizes.length, 4);
  let offset = directory.length;
  pictures.forEach((picture, index) => {
    const at = 6 + 16 * index;
    // A byte cannot hold 256, which is written as 0.
    directory.writeUInt8(sizes[index] % 256, at);
    directory.writeUInt8(sizes[index] % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(picture.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  });
  return Buffer.concat([directory, ...pictures]);
}

for (const size of LINUX_SIZES) writeFileSync(join(FOLDER, `${size}x${size}.png`), png(size));
writeFileSync(join(FOLDER, 'molo.ico'), ico(WINDOWS_SIZES));
