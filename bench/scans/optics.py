# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scanner or camera does to a page: geometry, light, blur and noise.

Pictures are float32 arrays, height × width × channels, 1 is white. Functions give new pictures."""
import math

import numpy
from PIL import Image
from scipy import ndimage


def field(rng, shape, cells):
    """A smooth random field of mean 0 and deviation about 1; `cells` is how many bumps fit across the page."""
    height, width = shape[:2]
    rows = max(2, round(cells * height / max(height, width)))
    columns = max(2, round(cells * width / max(height, width)))
    seed = rng.standard_normal((rows, columns)).astype(numpy.float32)
    return numpy.asarray(Image.fromarray(seed, mode="F").resize((width, height), Image.Resampling.BICUBIC))


def sample(picture, y, x, outside):
    """The picture at the places (y, x), bilinear; `outside` is the colour beyond its edge, a value a channel."""
    return numpy.stack([ndimage.map_coordinates(picture[:, :, c], (y, x), order=1, mode="constant", cval=outside[c])
                        for c in range(picture.shape[2])], axis=2)


def skewed(picture, degrees, outside):
    """Turned by a few degrees about the middle, counterclockwise as seen; the size stays."""
    height, width = picture.shape[:2]
    a = math.radians(degrees)
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    y -= height / 2
    x -= width / 2
    return sample(picture, x * math.sin(a) + y * math.cos(a) + height / 2, x * math.cos(a) - y * math.sin(a) + width / 2, outside)


def wavered(picture, rng, pixels, outside):
    """The feed of a scanner is not quite even: lines drift by a few pixels down the page."""
    height, width = picture.shape[:2]
    drift = numpy.cumsum(rng.standard_normal(12))
    drift = pixels * (drift - drift.mean()) / max(1e-6, numpy.abs(drift - drift.mean()).max())
    along = numpy.interp(numpy.linspace(0, 11, height), numpy.arange(12), drift).astype(numpy.float32)
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    return sample(picture, y + along[:, None] * 0.5, x + along[:, None], outside)


def homography(source, target):
    """The 3 × 3 matrix that takes four source points (x, y) to four target points."""
    rows = []
    for (x, y), (u, v) in zip(source, target):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    h = numpy.linalg.solve(numpy.array(rows), numpy.array(target, dtype=float).reshape(8))
    return numpy.append(h, 1).reshape(3, 3)


def photographed(picture, corners, size, curl, spine, background):
    """A photograph of the page: its corners (x, y from the upper left, clockwise) in a picture of `size` (height,
    width), bent along its height by `curl` pixels at most as a page is that rises toward `spine` (-1 left, 1 right,
    0 in the middle)."""
    height, width = picture.shape[:2]
    inverse = homography(corners, [(0, 0), (width, 0), (width, height), (0, height)])
    y, x = numpy.mgrid[0:size[0], 0:size[1]].astype(numpy.float32)
    w = inverse[2, 0] * x + inverse[2, 1] * y + inverse[2, 2]
    u = (inverse[0, 0] * x + inverse[0, 1] * y + inverse[0, 2]) / w
    v = (inverse[1, 0] * x + inverse[1, 1] * y + inverse[1, 2]) / w
    t = u / width
    bend = numpy.sin(math.pi * t) if spine == 0 else numpy.exp(-4 * (t if spine < 0 else 1 - t))
    v = v + curl * bend * (1 - 0.5 * v / height)          # the far end of a page bends more than the near one
    on_page = (u >= 0) & (u < width - 1) & (v >= 0) & (v < height - 1)
    seen = sample(picture, v, u, [1] * picture.shape[2])
    soft = ndimage.uniform_filter(on_page.astype(numpy.float32), 3)[:, :, None]
    # the bend darkens where the paper turns from the light
    slope = numpy.gradient(bend, axis=1) * width
    shade = 1 - numpy.clip(0.06 * curl / 40 * slope, -0.12, 0.25)
    return soft * seen * shade[:, :, None] + (1 - soft) * background


def lit(picture, rng, strength, vignette=0.0):
    """Uneven light: a slope, soft bumps and darker corners; `strength` is the share of light lost at worst."""
    height, width = picture.shape[:2]
    y, x = numpy.mgrid[-1:1:height * 1j, -1:1:width * 1j].astype(numpy.float32)
    angle = rng.uniform(0, 2 * math.pi)
    slope = (math.cos(angle) * x + math.sin(angle) * y) / 1.42
    light = 1 - strength * (0.5 + 0.5 * slope) - 0.12 * strength * field(rng, (height, width), 4) - vignette * (x * x + y * y) / 2
    return picture * numpy.clip(light, 0.15, 1.05)[:, :, None]


def blurred(picture, sigma):
    """Out of focus by `sigma` pixels."""
    return picture if sigma <= 0 else ndimage.gaussian_filter(picture, (sigma, sigma, 0))


def moved(picture, rng, pixels):
    """Blurred along one direction, as by a hand that moved while the shutter was open."""
    n = max(1, round(pixels))
    angle = rng.uniform(0, math.pi)
    kernel = numpy.zeros((2 * n + 1, 2 * n + 1), dtype=numpy.float32)
    for t in numpy.linspace(-pixels / 2, pixels / 2, 8 * n + 1):
        kernel[round(n + t * math.sin(angle)), round(n + t * math.cos(angle))] += 1
    kernel /= kernel.sum()
    return numpy.stack([ndimage.convolve(picture[:, :, c], kernel) for c in range(picture.shape[2])], axis=2)


def noisy(picture, rng, deviation, grain=1.0):
    """Sensor noise, a little stronger in the light; `grain` above 1 makes it coarser than a pixel."""
    noise = rng.standard_normal(picture.shape, dtype=numpy.float32)
    if grain > 1:
        noise = ndimage.gaussian_filter(noise, (grain / 2, grain / 2, 0)) * grain * 1.7
    return picture + deviation * noise * (0.5 + 0.5 * numpy.clip(picture, 0, 1))


def sharpened(picture, amount):
    """The unsharp mask that scanner drivers apply."""
    return picture + amount * (picture - ndimage.gaussian_filter(picture, (1.2, 1.2, 0)))


def toned(picture, black, white, gamma=1.0):
    """Black and white as they come out of the device, and its gamma."""
    return black + (white - black) * numpy.clip(picture, 0, 1) ** gamma


def thresholded(picture, level, local):
    """Bilevel: True is ink. `local` is the share that the brightness of the paper around has in the threshold."""
    gray = picture.mean(axis=2)
    around = ndimage.uniform_filter(ndimage.maximum_filter(gray, 31), 61) if local else 1.0
    return gray < level * ((1 - local) + local * around)


def to_bytes(picture):
    shown = (numpy.clip(picture, 0, 1) * 255 + 0.5).astype(numpy.uint8)
    return shown[:, :, 0] if shown.shape[2] == 1 else shown
