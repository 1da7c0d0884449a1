"""So that machines are told what each page is about in a vocabulary they know: schema.org, as JSON-LD."""

from generator.linked_data.of_page import linked_data

__all__ = ["linked_data"]
