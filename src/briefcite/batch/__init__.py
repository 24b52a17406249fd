"""Many files through one function, in worker processes, and where the files are found."""
