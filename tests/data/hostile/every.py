"""Files that are made to do harm, or that disks and networks damaged."""

from typing import Final

from tests.data.hostile import archives, office, pages, pdfs, tables, texts
from tests.data.hostile.writing import Files

FILES: Final[Files] = {
    **archives.FILES,
    **office.FILES,
    **pages.FILES,
    **pdfs.FILES,
    **tables.FILES,
    **texts.FILES,
}
