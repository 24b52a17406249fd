"""References written as BibTeX, biblatex, CSL-JSON, RIS or CSV."""
