# SPDX-License-Identifier: GPL-3.0-or-later
"""Random 财政项目支出绩效自评表 reports with their truth; see ../make_forms."""
