"""So that what grows old by itself is seen in time: reviews that are due, and addresses outside that can die."""

from generator.upkeep.links import Link, outside_links
from generator.upkeep.look import look_at_links, look_at_reviews
from generator.upkeep.reviews import DueReview, Reviews, reviews
from generator.upkeep.told import LINK_FORMATS, REVIEW_FORMATS, tell_links, tell_reviews

__all__ = [
    "LINK_FORMATS",
    "REVIEW_FORMATS",
    "DueReview",
    "Link",
    "Reviews",
    "look_at_links",
    "look_at_reviews",
    "outside_links",
    "reviews",
    "tell_links",
    "tell_reviews",
]
