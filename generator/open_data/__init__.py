"""So that others can use the content without reading HTML: all of it as data, with its schema and a version."""

from generator.open_data.content import SCHEMA_VERSION, Content, content, version
from generator.open_data.files import FILES, open_data

__all__ = ["FILES", "SCHEMA_VERSION", "Content", "content", "open_data", "version"]
