"""So that a made-up article reads, weighs and searches like a page on health, and says nothing about a real illness.

The sentences are patterns whose gaps are filled by chance from lists of everyday words. Illnesses, causes and remedies
have names that mean nothing: syllables put together, as different from one another as real names are.
"""

from __future__ import annotations

import re
from itertools import cycle, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

FEELINGS = (
    "ache", "bleeding", "blisters", "bruising", "bumps", "burning", "chills", "clicking", "coldness", "cramps",
    "dryness", "flaking", "fullness", "heaviness", "hotness", "itching", "jerking", "numbness", "pain", "paleness",
    "pressure", "pulsing", "rash", "redness", "shaking", "soreness", "stiffness", "stinging", "swelling",
    "tenderness", "tightness", "tingling", "twitching", "weakness",
)  # fmt: skip

SITES = {
    "head": ("forehead", "temple", "scalp"),
    "face-and-throat": ("cheek", "chin", "ear", "eyelid", "gum", "jaw", "lip", "nose", "throat", "tongue"),
    "chest": ("chest", "collarbone", "ribs"),
    "belly": ("belly", "groin", "navel", "waist"),
    "back-and-neck": ("lower back", "neck", "tailbone", "upper back"),
    "shoulder-arm-and-hand": ("armpit", "elbow", "finger", "forearm", "hand", "shoulder", "thumb", "wrist"),
    "hip-leg-and-foot": ("ankle", "buttock", "calf", "foot", "heel", "hip", "knee", "shin", "thigh", "toe"),
}
"""Places on the body, by the body areas of `site_config/wording.yml`."""

TURNS = (
    "after meals", "after sleep", "at night", "at rest", "in the wind", "in the evening", "in the morning",
    "in warm rooms", "on one side", "on stairs", "with effort", "with stress",
)  # fmt: skip

PLACES = tuple((area, site) for area, sites in SITES.items() for site in sites)

GAPS = {
    "act": (
        "bending", "biking", "carrying bags", "cleaning", "climbing stairs", "coughing", "cooking", "dancing",
        "digging", "driving", "gripping", "hiking", "ironing", "jumping", "kneeling", "knitting", "laughing",
        "lifting", "lying down", "painting", "playing music", "pushing", "reading", "rowing", "running", "sewing",
        "shopping", "singing", "sitting", "skating", "squatting", "standing", "stretching", "sweeping", "swimming",
        "talking", "turning", "typing", "walking", "washing", "writing", "yawning",
    ),
    "how": (
        "bad", "brief", "broad", "deep", "dull", "faint", "heavy", "hot", "light", "mild", "plain", "rough",
        "sharp", "soft", "sore", "steady", "stiff", "strange", "strong", "tender", "thin", "tight", "vague", "warm",
    ),
    "food": (
        "apples", "bananas", "beans", "beets", "berries", "bread", "broth", "butter", "cabbage", "carrots",
        "cereal", "cheese", "chicken", "corn", "cream", "eggs", "fish", "garlic", "grapes", "honey", "juice",
        "lemons", "lentils", "milk", "mushrooms", "noodles", "nuts", "oats", "olives", "onions", "oranges", "pasta",
        "peas", "peppers", "plums", "potatoes", "pumpkin", "rice", "salad", "salt", "soup", "spinach", "squash",
        "sugar", "tea", "tomatoes", "water", "wheat", "yogurt",
    ),
    "thing": (
        "a bag", "a bath", "a belt", "a blanket", "a bottle", "a brace", "a brush", "a chair", "a cloth", "a coat",
        "a cold pack", "a cup", "a cushion", "a diary", "a fan", "a glove", "a hat", "a heat pack", "a lamp",
        "a list", "a mat", "a mirror", "a pillow", "a rail", "a ruler", "a scarf", "a shower", "a sock", "a splint",
        "a spoon", "a stick", "a stool", "a strap", "a towel", "a tub", "a watch",
    ),
    "part": (
        "blood", "bone", "cartilage", "fat", "fiber", "fluid", "gland", "joint", "ligament", "lining", "lymph",
        "muscle", "nerve", "skin", "tendon", "tissue", "vein",
    ),
    "time": (
        "a day", "a few days", "a few hours", "a few weeks", "a fortnight", "a month", "a night", "a season",
        "a week", "a weekend", "an hour", "some minutes", "some months", "some weeks",
    ),
    "who": (
        "a child", "a cook", "a driver", "a farmer", "a friend", "a gardener", "a nurse", "a parent", "a runner",
        "a sister", "a student", "a swimmer", "a teacher", "a worker", "an athlete", "an office worker",
        "an older person",
    ),
    "where": (
        "at a desk", "at home", "at school", "at sea", "at work", "in a bus", "in a car", "in a city", "in a crowd",
        "in a garden", "in a kitchen", "in a pool", "in bed", "in the woods", "on a beach", "on a farm",
        "on a plane", "on a trip", "on the stairs", "outside",
    ),
    "when": (
        "after a cold", "after a fall", "after a flight", "after a long day", "after a meal", "after a move",
        "after a walk", "before a meal", "before bed", "before rain", "during a cold", "during a holiday",
        "during sport", "during the night", "during work", "in fall", "in spring", "in summer", "in winter",
        "on a hot day", "on weekends",
    ),
    "test": (
        "a blood test", "a breath test", "a scan", "a skin test", "a swab", "a urine test", "an eye test", "an X-ray",
    ),
    "doctor": (
        "The doctor", "Your {family-doctor}", "A nurse", "A specialist", "A physical therapist",
    ),
}  # fmt: skip

_GAP = re.compile(r"\{([a-z]+)\}")  # a placeholder of the site, such as {family-doctor}, is no gap

MEANING = (
    "The {part} near the {site} can be {how} for {time}.",
    "Many people notice it first {when}, or while {act}.",
    "It can feel {how} one day and {how} the next.",
    "The {part} there may get {how} when you spend {time} {where}.",
    "Some feel it only {when}, others mostly {where}.",
    "A {how} feeling near the {site} may come with it.",
    "It may ease after {time} of rest, or when you stop {act}.",
    "For {who}, even {act} can become hard.",
    "The {part} and the {part} work together, so both can be {how}.",
    "What helps {who} may not help you.",
    "In some people it comes back {when}.",
    "It can look {how} {when}, and that often passes.",
)
CAUSING = (
    "The {part} gets {how}, and then the {site} feels {how} as well.",
    "Long {act} {where} can bring it on.",
    "A lot of {food} {when} may add to it.",
    "It tends to begin {when}, and to be {how} for {time}.",
    "Too little sleep makes the {part} {how}.",
    "When the {part} is {how}, {act} can hurt.",
    "It is seen more often in those who spend {time} {where}.",
    "Bodies differ, and {part} that is {how} in one person can be {how} in another.",
)
HELPING = (
    "Put {thing} under the {site} for {time}.",
    "Try {act} {where}, slowly, and stop if it hurts.",
    "Eat {food} and {food}, and drink enough {when}.",
    "Take {time} off from {act}.",
    "Keep {thing} near you {where}.",
    "Use {thing} {when}, as long as your skin feels well.",
    "Write down {when} how the {site} feels.",
    "Ask {who} whom you trust to help you with {act}.",
)
LOOKING = (
    "{doctor} will look at the {site} and feel the {part}.",
    "{doctor} may ask about {act}, {food}, and your nights.",
    "With {test}, the {part} can be seen or counted.",
    "Most people need no test; some need {test}.",
    "{doctor} may compare both sides while you are {act}.",
    "A diary of {time} can show what sets it off.",
)
CALLING = (
    "{how} {site}", "{how} {part} near the {site}", "{site} {how} {when}", "{site} trouble while {act}",
    "{how} {site} {where}",
)  # fmt: skip
SEEING = (
    "It keeps you from {act} for {time}.",
    "The {site} feels {how} {when}, and it gets worse.",
    "You feel {how} {where}, and rest does not help.",
    "The {part} near the {site} looks {how}.",
    "It comes back {when}, again and again.",
    "You worry about it {where} or {when}.",
)
ASKING = (
    "Does it get {how} {when}?",
    "Did it begin {when}, or while you were {act}?",
    "How does the {site} feel after {time} {where}?",
    "Do you eat {food} or {food} most days?",
    "Do you spend {time} {where}, as part of your work?",
    "Has {who} in your family had a {how} {site}?",
    "Does {thing} help, or does it make the {site} {how}?",
    "What happens to the {site} while you are {act}?",
)
WONDERING = (
    "Is it fine to go on {act}?",
    "Can {food} make it better?",
    "Should I use {thing}?",
    "Why is it {how} {when}?",
    "Can it come from {act} {where}?",
    "May I travel, or be {where}?",
    "Will the {site} be {how} for long?",
)

GLOSSARY = {
    "airway": "The way that air takes from the nose and mouth to the lungs.",
    "allergy": "A strong answer of the body to something that is harmless to most people.",
    "artery": "A blood vessel that leads from the heart to the body.",
    "balm": "A soft, greasy medicine for the skin.",
    "bladder": "The body part that holds urine.",
    "brace": "A firm support that is worn around a body part.",
    "bruise": "A blue or brown spot where blood has leaked under the skin.",
    "cartilage": "Smooth, firm tissue that covers the ends of bones.",
    "cold pack": "A bag of something cold that is laid on the skin.",
    "cramp": "A sudden, painful tightening of a muscle.",
    "fiber": "A thin thread of tissue, or the part of plants that the body does not digest.",
    "gland": "A body part that makes and gives off a substance.",
    "heat pack": "A bag of something warm that is laid on the skin.",
    "joint": "A place where two bones meet.",
    "ligament": "A strong band that ties one bone to another.",
    "lymph": "A clear fluid that carries cells of the body's defenses.",
    "nerve": "A cord of fibers that carries signals between the brain and the body.",
    "palsy": "Weakness of a body part, with or without shaking.",
    "physical therapist": "A health worker who helps you move better, mostly through exercise.",
    "scan": "A picture of the inside of the body, made by a machine.",
    "specialist": "A doctor who knows one field of medicine best.",
    "splint": "A stiff piece that keeps a body part from bending.",
    "swab": "A small soft stick that takes a sample from the skin or throat.",
    "syndrome": "A group of signs that often come together.",
    "tendon": "A cord that ties a muscle to a bone.",
    "tissue": "The material that a body part is made of.",
    "vein": "A blood vessel that leads back to the heart.",
    "X-ray": "A picture of the inside of the body, made with a little radiation.",
}

_ONSETS = ("B", "Br", "C", "D", "F", "Gr", "H", "K", "L", "M", "N", "P", "Qu", "R", "S", "St", "T", "V", "W", "Z")
_MIDDLES = ("al", "an", "ar", "av", "el", "em", "en", "ev", "il", "im", "in", "ol", "om", "or", "ov", "ul", "um", "ur")
_JOINTS = ("", "da", "ke", "li", "mo", "ni", "ra", "to")
_ENDS = (
    "a", "bert", "bury", "den", "dor", "ey", "field", "gen", "gold", "ick", "ier", "ik", "in", "ista", "ler",
    "low", "man", "mark", "mont", "nay", "nell", "o", "quist", "rat", "sen", "shaw", "son", "ster", "ton",
    "wall", "wick",
)  # fmt: skip
ILLNESSES = ("cramp", "disease", "fever", "palsy", "spots", "swelling", "syndrome", "wasting")
REMEDIES = ("balm", "bath", "cream", "exercises", "massage", "rest", "splint", "tea", "training")
TESTS = ("blood test", "scan", "skin test")
CAUSES = ("dust", "germ", "habit", "lack", "medicine", "strain", "work")
"""What an invented name is the name of."""


def invented_names(chance: random.Random) -> list[str]:
    """Return all names that mean nothing, each once, in an order that chance gives them: more than 80,000."""
    names = sorted({"".join(parts) for parts in product(_ONSETS, _MIDDLES, _JOINTS, _ENDS)})
    chance.shuffle(names)
    return names


class Writer:
    """Writes about one place on the body, by chance, and cites `sources` in turn."""

    def __init__(self, chance: random.Random, site: str, sources: Sequence[str]) -> None:
        self._chance, self._site, self._sources = chance, site, cycle(sources)

    def sentence(self, patterns: Sequence[str]) -> str:
        """Fill the gaps of one pattern."""
        return _GAP.sub(self._filled, self._chance.choice(patterns))

    def several(self, patterns: Sequence[str], count: int) -> list[str]:
        """Return so many sentences, each once."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.sentence(patterns)] = None
        return list(found)

    def text(self, patterns: Sequence[str], words: int, also: str = "") -> str:
        """Write a paragraph of at least so many words that cites a source; `also` is a sentence of it."""
        said = [also] if also else []
        while sum(len(sentence.split()) for sentence in said) < words:
            said.append(self.sentence(patterns))
        self._chance.shuffle(said)
        return f"{' '.join(said)} {self.citation()}"

    def citation(self) -> str:
        """Return a citation of the next source."""
        return f"[@{next(self._sources)}]"

    def _filled(self, gap: re.Match[str]) -> str:
        return self._site if gap[1] == "site" else self._chance.choice(GAPS[gap[1]])
