"""One format a file: bytes in, a Table of named columns of text out."""
