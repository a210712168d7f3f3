# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that scanners and cameras write: PDF with a picture a page, TIFF, PNG and JPEG. The same bytes for the same pictures."""
import io
import zlib

import numpy
from PIL import Image, TiffImagePlugin

from . import jbig2

SUFFIX = {"tiff-g4": ".tif", "tiff-lzw": ".tif", "png": ".png", "jpeg": ".jpg"}
SINGLE = {"png", "jpeg"}            # hold one page


def suffix(kind):
    return SUFFIX.get(kind, ".pdf")


def encoded(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def t6_strip(image):
    """The picture as one strip of ITU-T T.6 (group 4), 1 is black, without its wrapping."""
    usual, TiffImagePlugin.STRIP_SIZE = TiffImagePlugin.STRIP_SIZE, (image.width + 7) // 8 * image.height
    try:
        tiff = encoded(image, "TIFF", compression="group4", tiffinfo={262: 0, 266: 1})      # white is zero, first pixel in the high bit
    finally:
        TiffImagePlugin.STRIP_SIZE = usual
    with Image.open(io.BytesIO(tiff)) as again:
        (start,), (length,) = again.tag_v2[273], again.tag_v2[279]
    return tiff[start:start + length]


def picture_object(image, kind, quality):
    """(dictionary entries, data) of a picture in a PDF."""
    space = {"1": "/DeviceGray", "L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[image.mode]
    depth = 1 if image.mode == "1" else 8
    if kind == "pdf-jpeg":
        data, filters = encoded(image, "JPEG", quality=quality, optimize=True), "/Filter /DCTDecode"
        if image.mode == "CMYK":
            filters += " /Decode [1 0 1 0 1 0 1 0]"         # PIL writes CMYK inverted, as Adobe does
    elif kind == "pdf-jpx":
        data, filters = encoded(image, "JPEG2000", quality_mode="dB", quality_layers=[25 + quality / 5]), "/Filter /JPXDecode"
    elif kind == "pdf-g4":
        data = t6_strip(image)
        filters = f"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {image.width} /Rows {image.height} >>"
    elif kind == "pdf-jbig2":
        data, filters = jbig2.page(~numpy.asarray(image)), "/Filter /JBIG2Decode"
    else:
        data, filters = zlib.compress(image.tobytes(), 9), "/Filter /FlateDecode"
    return f"/Width {image.width} /Height {image.height} /ColorSpace {space} /BitsPerComponent {depth} {filters}", data


def pdf(images, kind, dpi, quality, texts=None):
    """A PDF with a picture a page. `texts` is a list, for each page, of what is written over its picture without being seen, as
    programs for text recognition do: (x, y, size, text) in points from the lower left."""
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", None]
    font = 0
    if texts:
        bodies += [b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
                   b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
                   b" /FontDescriptor 5 0 R >>",
                   b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
                   b" /CapHeight 880 /StemV 93 >>"]
        font = 3
    kids = []
    for n, image in enumerate(images):
        width, height = image.width * 72 / dpi, image.height * 72 / dpi
        entries, data = picture_object(image, kind, quality)
        content = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q\n"
        for x, y, size, text in texts[n] if texts else ():
            content += f"BT 3 Tr /F0 {size:.2f} Tf {x:.2f} {y:.2f} Td <{text.encode('utf-16-be').hex().upper()}> Tj ET\n"
        at = len(bodies) + 1
        fonts = f" /Font << /F0 {font} 0 R >>" if font else ""
        bodies.append(f"<< /Type /XObject /Subtype /Image {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream".encode())
        bodies.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents {at + 1} 0 R"
                      f" /Resources << /XObject << /Im0 {at} 0 R >>{fonts} >> >>".encode())
        kids.append(at + 2)
    bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    out, offsets = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
    for n, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{o:010d} 00000 n \n".encode() for o in offsets)
    return bytes(out + f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())


def file_bytes(images, kind, dpi, quality):
    """The bytes of a file of the kind; JPEG and PNG take one page."""
    if kind.startswith("pdf"):
        return pdf(images, kind, dpi, quality)
    if kind == "png":
        return encoded(images[0], "PNG", dpi=(dpi, dpi))
    if kind == "jpeg":
        return encoded(images[0], "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
    compression = "group4" if kind == "tiff-g4" else "tiff_lzw"
    facts = {262: 0} if kind == "tiff-g4" else {}                          # a fax: white is zero
    return encoded(images[0], "TIFF", compression=compression, dpi=(dpi, dpi), save_all=True, append_images=images[1:], tiffinfo=facts)
