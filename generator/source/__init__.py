"""Source: text with positions, read from YAML files and from nothing else."""

from generator.source.dialect import MAX_BYTES, MAX_DEPTH
from generator.source.file import SourceFile, Trail
from generator.source.scratch import is_scratch
from generator.source.tree import SourceTree, read_file, read_tree, text_files

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "SourceFile",
    "SourceTree",
    "Trail",
    "is_scratch",
    "read_file",
    "read_tree",
    "text_files",
]
