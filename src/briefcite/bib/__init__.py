"""Bibliographies as others write them: .bib files, LaTeX text, CSL-JSON; shared by loading and exporting."""
