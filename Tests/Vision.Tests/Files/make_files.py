"""Makes the files of this folder with Pillow 9.4.0 and NumPy: python3 make_files.py. The pictures are drawn here, so they are ours."""
import json
import os
import struct
import zipfile
import zlib

import numpy as np
from PIL import Image, ImageOps

folder = os.path.dirname(os.path.abspath(__file__))
places, index = {}, {}
random = np.random.RandomState(7)


def path(name):
    return os.path.join(folder, name)


def drawing(height, width):
    """Gradients, a disc and a few lines: smooth parts, and edges."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    picture = np.stack([255 * x / width, 255 * y / height, 127 + 127 * np.sin(x / 3) * np.cos(y / 4)], axis=-1)
    picture[(x - width / 3) ** 2 + (y - height / 2) ** 2 < (height / 4) ** 2] = (250, 40, 10)
    picture[height // 5, :] = (0, 0, 0)
    picture[:, width // 7] = (255, 255, 255)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def keep(name, content):
    """Adds what is expected by some name; equal contents stand there once."""
    if content not in places:
        places[content] = sum(len(other) for other in places)
    index[name] = [places[content], len(content)]


def expect(name, image):
    """The bytes that the file must decode to."""
    keep(name, np.asarray(image).tobytes())


def read(name):
    return Image.open(path(name))


rgb = drawing(29, 37)
alpha = Image.fromarray(random.randint(0, 256, (29, 37)).astype(np.uint8))
rgba = rgb.copy()
rgba.putalpha(alpha)
few = rgb.quantize(13)
shapes = {}


def written(name, image, **settings):
    image.save(path(name), **settings)
    decoded = read(name)
    expect(name, decoded.convert("RGB"))
    shapes[name] = decoded.size[::-1]


written("rgb.png", rgb)
written("gray.png", rgb.convert("L"))
written("rgba.png", rgba)
written("gray-alpha.png", rgba.convert("LA"))
written("palette.png", few)
written("palette-4.png", few, bits=4)
written("palette-alpha.png", few, transparency=bytes([0, 100, 200]))
written("two.png", rgb.convert("1"))
written("key.png", rgb, transparency=(0, 0, 0))
written("rgb.bmp", rgb)
written("palette.bmp", few)
written("gray.bmp", rgb.convert("L"))
written("two.bmp", rgb.convert("1"))
written("alpha.bmp", rgba)
written("palette.gif", few)
written("interlaced.gif", few, interlace=1)
written("transparent.gif", few, transparency=3)
few.save(path("frames.gif"), save_all=True, append_images=[few.rotate(90)], duration=100)
expect("frames.gif", read("frames.gif").convert("RGB"))
shapes["frames.gif"] = (29, 37)
written("rgb.jpg", rgb, quality=92, subsampling=0)
written("subsampled.jpg", rgb, quality=90, subsampling=2)
written("gray.jpg", rgb.convert("L"), quality=90)
written("progressive.jpg", rgb, quality=90, progressive=True)
written("cmyk.jpg", rgb.convert("CMYK"), quality=95)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(name, array, depth, color, interlaced, decoded):
    """PNG that Pillow does not write: 16 bits a sample, and interlaced. Filters 0 to 4 in turn."""
    passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    height, width = array.shape[:2]
    samples = array.reshape(height, width, -1)
    step = max(1, samples.shape[2] * depth // 8)
    rows = b""
    for y, x, dy, dx in passes if interlaced else [(0, 0, 1, 1)]:
        part = samples[y::dy, x::dx]
        if part.size == 0:
            continue
        above = None
        for number, line in enumerate(part):
            if depth == 16:
                line = np.frombuffer(line.astype(">u2").tobytes(), np.uint8)
            elif depth < 8:
                bits = ((line.reshape(-1, 1) >> np.arange(depth - 1, -1, -1)) & 1).astype(np.uint8).ravel()
                line = np.packbits(bits)
            line = line.ravel().astype(np.int32)
            above = np.zeros_like(line) if above is None else above
            left = np.concatenate([np.zeros(step, np.int32), line[:-step]])
            corner = np.concatenate([np.zeros(step, np.int32), above[:-step]])
            p, q, r = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
            paeth = np.where((p <= q) & (p <= r), left, np.where(q <= r, above, corner))
            filter = number % 5
            guess = [0 * line, left, above, (left + above) // 2, paeth][filter]
            rows += bytes([filter]) + ((line - guess) % 256).astype(np.uint8).tobytes()
            above = line
    packed = zlib.compress(rows, 9)
    half = len(packed) // 2
    with open(path(name), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))))
        file.write(chunk(b"IDAT", packed[:half]) + chunk(b"IDAT", packed[half:]) + chunk(b"IEND", b""))
    expect(name, decoded(read(name)))
    shapes[name] = (height, width)


color = np.asarray(rgb)
deep = color.astype(np.int32) * 257 - random.randint(0, 200, color.shape)
deep = np.clip(deep, 0, 65535).astype(np.uint16)
as_rgb = lambda image: image.convert("RGB")
# Pillow has 16 bits of gray as integers, of which the high byte counts.
high = lambda image: Image.fromarray((np.asarray(image).astype(np.int32) >> 8).astype(np.uint8)).convert("RGB")
png("rgb-16.png", deep, 16, 2, False, as_rgb)
png("rgb-16-interlaced.png", deep, 16, 2, True, as_rgb)
png("gray-16.png", deep[:, :, 1], 16, 0, False, high)
png("rgb-interlaced.png", color, 8, 2, True, as_rgb)
png("gray-2.png", color[:, :, 0] >> 6, 2, 0, False, as_rgb)
png("gray-4-interlaced.png", color[:, :, 0] >> 4, 4, 0, True, as_rgb)
png("narrow-interlaced.png", color[:3, :2], 8, 2, True, as_rgb)
png("two-interlaced.png", color[:, :, 0] >> 7, 1, 0, True, as_rgb)



def bmp(name, rows, bits, colors=b"", masks=b"", downwards=False):
    """BMP that Pillow reads, but does not write."""
    height, width = rows.shape[:2]
    lines = b""
    for line in rows if downwards else rows[::-1]:
        content = line.tobytes()
        lines += content + bytes(-len(content) % 4)
    offset = 54 + len(colors) + len(masks)
    width = width * 2 if bits == 4 else width
    header = struct.pack("<IiiHHIIiiII", 40, width, -height if downwards else height, 1, bits, 3 if masks else 0, len(lines), 0, 0, 0, 0)
    with open(path(name), "wb") as file:
        file.write(b"BM" + struct.pack("<IHHI", offset + len(lines), 0, 0, offset) + header + masks + colors + lines)
    expect(name, read(name).convert("RGB"))
    shapes[name] = (height, width)


sixteen = np.asarray(rgb.quantize(16))[:, :36]
table = np.asarray(rgb.quantize(16).getpalette()[:48], np.uint8).reshape(16, 3)
table = np.concatenate([table[:, ::-1], np.zeros((16, 1), np.uint8)], axis=1).tobytes()
bmp("palette-4.bmp", sixteen[:, ::2] << 4 | sixteen[:, 1::2], 4, colors=table)
bmp("downwards.bmp", np.ascontiguousarray(color[:, :, ::-1]), 24, downwards=True)
five = color.astype(np.uint16) >> 3
bmp("rgb-15.bmp", five[:, :, 0] << 10 | five[:, :, 1] << 5 | five[:, :, 2], 16)
bmp("rgb-16.bmp", five[:, :, 0] << 11 | (color[:, :, 1].astype(np.uint16) >> 2) << 5 | five[:, :, 2], 16,
    masks=struct.pack("<III", 0xF800, 0x07E0, 0x001F))
wide = color.astype(np.uint32)
bmp("masks.bmp", wide[:, :, 0] << 16 | wide[:, :, 1] << 8 | wide[:, :, 2], 32, masks=struct.pack("<III", 0xFF0000, 0xFF00, 0xFF))

# Every orientation, in both orders of bytes; decoded upright.
small = drawing(16, 24)
for orientation in range(1, 9):
    order = "<>"[orientation % 2]
    entries = struct.pack(order + "HHII", 0x0100, 4, 1, 24) + struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0" + (b"II" if order == "<" else b"MM") + struct.pack(order + "HIH", 42, 8, 2) + entries + struct.pack(order + "I", 0)
    name = f"orientation-{orientation}.jpg"
    small.save(path(name), quality=95, subsampling=0, exif=exif)
    upright = ImageOps.exif_transpose(read(name)).convert("RGB")
    expect(name, upright)
    shapes[name] = upright.size[::-1]

# Gray, and laid over white.
expect("rgb.png.gray", rgb.convert("L"))
weights = np.asarray(rgba).astype(np.float64)
white = weights[:, :, :3] * weights[:, :, 3:] / 255 + 255 - weights[:, :, 3:]
expect("rgba.png.white", np.floor(white + 0.5).astype(np.uint8))

# Resizing, of color and of gray.
filters = {"Nearest": Image.NEAREST, "Bilinear": Image.BILINEAR, "Bicubic": Image.BICUBIC}
sizes = [(10, 11), (29, 15), (13, 37), (40, 47), (61, 20), (1, 1), (28, 36), (31, 60)]
for name, filter in filters.items():
    for height, width in sizes:
        expect(f"{name}-{height}-{width}-3", rgb.resize((width, height), filter))
        expect(f"{name}-{height}-{width}-1", rgb.convert("L").resize((width, height), filter))

with zipfile.ZipFile(path("expected.zip"), "w") as archive:
    for name, content in [("index", json.dumps(index)), ("shapes", json.dumps(shapes)), ("bytes", b"".join(places))]:
        archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
