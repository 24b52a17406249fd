"""Extractions and findings, for a person or for a program."""
