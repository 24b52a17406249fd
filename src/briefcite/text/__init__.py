"""Pure helpers over strings, shared by the stages."""
