# SPDX-License-Identifier: GPL-3.0-or-later
"""Random Chinese reports with general tables and their truth; see ../make_tables."""
