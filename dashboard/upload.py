"""Places to drop files that screen readers are told the truth about."""

from typing import Final

import streamlit as st
from streamlit.components.v2 import component
from streamlit.runtime.uploaded_file_manager import UploadedFile

# Streamlit 1.67 calls the place "presentation", which says that it has no name and takes no focus,
# while it has both (axe-core: presentation-role-conflict).
MEND: Final = """
export default function () {
  const mend = () => document
    .querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')
    .forEach(place => place.setAttribute("role", "group"));
  const observer = new MutationObserver(mend);
  observer.observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["role"],
  });
  mend();
  return () => observer.disconnect();
}
"""
_mend = component("slantwise_upload", html="", js=MEND)


def files(label: str, key: str, most_mb: int | None = None) -> list[UploadedFile]:
    """The files a visitor dropped, of any kind: whoever reads them says what cannot be read.

    Those of more than `most_mb` (or else what the server is set to) are refused.
    """
    dropped = st.file_uploader(label, accept_multiple_files=True, key=key, max_upload_size=most_mb)
    _mend(key=f"mend_{key}", height=1)
    return dropped


def folder(label: str, key: str) -> list[UploadedFile]:
    """The files of the folder a visitor dropped; their names say where in it they lie."""
    dropped = st.file_uploader(label, accept_multiple_files="directory", key=key)
    _mend(key=f"mend_{key}", height=1)
    return dropped
