# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores and times a converter; see ../score, ../evaluate, ../speed and ../scale."""
