"""Text: the only parser of Markdown fields and citations."""

from generator.text.allow_list import check
from generator.text.claims import Statistic, absolutes, statistics
from generator.text.dialect import LINK_KINDS, PLACEHOLDERS
from generator.text.faults import DISALLOWED, UNSAFE, Fault
from generator.text.glossary import GlossaryTerms, TermUse
from generator.text.literal import attribute, escape, indent
from generator.text.plain import plain
from generator.text.readability import FEWEST_WORDS, grade
from generator.text.resolve import Resolver, resolve
from generator.text.sentences import reading_minutes, sentence_spans, sentences, words
from generator.text.spelling import Spelling, is_spelled_one_way, spelling_variants
from generator.text.syllables import syllables
from generator.text.tokens import citations, outside_links, page_links, placeholders, record_links
from generator.text.unfinished import MARKER, unfinished
from generator.text.words_only import check_words

__all__ = [
    "DISALLOWED",
    "FEWEST_WORDS",
    "LINK_KINDS",
    "MARKER",
    "PLACEHOLDERS",
    "UNSAFE",
    "Fault",
    "GlossaryTerms",
    "Resolver",
    "Spelling",
    "Statistic",
    "TermUse",
    "absolutes",
    "attribute",
    "check",
    "check_words",
    "citations",
    "escape",
    "grade",
    "indent",
    "is_spelled_one_way",
    "outside_links",
    "page_links",
    "placeholders",
    "plain",
    "reading_minutes",
    "record_links",
    "resolve",
    "sentence_spans",
    "sentences",
    "spelling_variants",
    "statistics",
    "syllables",
    "unfinished",
    "words",
]
