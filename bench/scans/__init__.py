# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns pages of PDF files into scans of them; see ../make_scans."""
