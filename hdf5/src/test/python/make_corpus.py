"""Writes the corpus: every type, layout, chunk index, filter and link that the pinned libraries can write.

usage: make_corpus.py DIRECTORY

Values to compare with come from `walk.py DIRECTORY`. Small files; the same versions write the same objects.
"""

import os
import sys

import corpus
import corpus_filters
import corpus_groups
import corpus_layouts
import corpus_libraries
import corpus_types

MODULES = (corpus_types, corpus_layouts, corpus_groups, corpus_filters, corpus_libraries)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    directory = os.path.abspath(sys.argv[1])
    os.makedirs(directory, exist_ok=True)
    written = list(corpus.files(directory))
    print(f"{len(written)} cases of {len(MODULES)} modules in {directory}")


if __name__ == "__main__":
    main()
