"""One thread for linear algebra, as the command line sets it: on small matrices more only get in each other's way."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
