# briefcite with text recognition inside:
#   docker build -t briefcite .
#   docker run --rm -v "$PWD:/data" briefcite check brief.pdf
#   docker run --rm -v "$PWD:/data" briefcite export --ocr --ocr-lang deu+eng scan.pdf -o scan.bib
FROM python:3.12-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim-bookworm
# What the recogniser needs. Versions are those of the Debian release that the base image names.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ghostscript tesseract-ocr tesseract-ocr-deu tesseract-ocr-eng \
       tesseract-ocr-fra tesseract-ocr-ita tesseract-ocr-nld tesseract-ocr-por tesseract-ocr-spa \
    && rm -rf /var/lib/apt/lists/*
# The wheel built above, and not what an index may hold under its name.
# hadolint ignore=DL3013
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    wheel=$(find /wheels -name 'briefcite-*.whl') && pip install --no-cache-dir "${wheel}[corpus,links,ocr,rst]"
# What is read may be hostile: not as root. With --user "$(id -u)" files that are written belong to who runs it.
RUN useradd --create-home --uid 10001 reader
USER 10001
WORKDIR /data
ENTRYPOINT ["briefcite"]
CMD ["--help"]
