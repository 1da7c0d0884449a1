"""Source: text with positions, read from YAML files and from nothing else."""

from generator.source.dialect import MAX_BYTES, MAX_DEPTH
from generator.source.file import SourceFile, Trail
from generator.source.tree import SourceTree, read_file, read_tree

__all__ = ["MAX_BYTES", "MAX_DEPTH", "SourceFile", "SourceTree", "Trail", "read_file", "read_tree"]
