"""So that others can use the content without reading HTML: all of it as data, with its schema and a version."""

from generator.open_data.content import SCHEMA_VERSION, version
from generator.open_data.files import FILES, open_data

__all__ = ["FILES", "SCHEMA_VERSION", "open_data", "version"]
