"""Source: text with positions, read from YAML files and from nothing else."""

from generator.source.file import SourceFile, Trail
from generator.source.kept_data import Kept
from generator.source.opening import MAX_BYTES
from generator.source.quick import MAX_DEPTH
from generator.source.scratch import is_scratch
from generator.source.stamps import stamps
from generator.source.tree import Reader, SourceTree, read_file, read_tree, text_files

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Kept",
    "Reader",
    "SourceFile",
    "SourceTree",
    "Trail",
    "is_scratch",
    "read_file",
    "read_tree",
    "stamps",
    "text_files",
]
