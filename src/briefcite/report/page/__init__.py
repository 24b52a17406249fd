"""The page that ``briefcite view`` writes: a document beside its notes, citations, works and findings.

One self-contained HTML file. What it shows is the JSON of ``extract`` and nothing else, with the pictures of the pages
(or the text, where a format has no pages). The page's own script makes text nodes of everything a document says; its
policy lets no other script run and nothing be fetched.
"""

from __future__ import annotations

from briefcite.report.page.data import page_data
from briefcite.report.page.html import Pictures, assets, page_parts

__all__ = ["Pictures", "assets", "page_data", "page_parts"]
