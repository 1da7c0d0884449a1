"""Pages: what readers see, as pure functions of the model."""

from generator.pages.all_pages import all_pages, plan
from generator.pages.editors import GUIDE
from generator.pages.feed import feed
from generator.pages.freshness import with_questionnaire, without_questionnaire
from generator.pages.making import Making
from generator.pages.page import Page
from generator.pages.questionnaire_words import questionnaire_words
from generator.pages.render import Renderer
from generator.pages.site_facts import SiteFacts

__all__ = [
    "GUIDE",
    "Making",
    "Page",
    "Renderer",
    "SiteFacts",
    "all_pages",
    "feed",
    "plan",
    "questionnaire_words",
    "with_questionnaire",
    "without_questionnaire",
]
