#!/usr/bin/env python3
"""So that a reader who follows a source finds it: asks each address that the content leads to, and tells the dead.

Reads what `vademecum links --format json` wrote. This stands outside the generator, which never uses the network, and
is never a part of a build: a source that is down today must keep nobody from mending a page.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote, urldefrag, urlsplit

from guest import PAUSE, SECONDS, Answer, Guest, Manners, Verdict, encoded

AT_ONCE = 8
"""How many hosts are asked at the same time."""

MOST, MOST_PLACES = 30, 3
"""How many addresses a list has in Markdown, and each of them places: an issue on GitHub holds 65,536 characters."""

Told: TypeAlias = "dict[str, Any]"


TITLES = {
    Verdict.DEAD: "Dead",
    Verdict.MOVED: "Moved for good",
    Verdict.UNCERTAIN: "Could not be checked",
}
"""What needs a look, in the order of its weight."""

ADVICE = {
    Verdict.DEAD: "Find out where the page is now, or another source that says the same; read it; change the file.",
    Verdict.MOVED: "Readers still arrive. Look whether the page is still the same, then write the new address.",
    Verdict.UNCERTAIN: "Many sites turn programs away and let people in. Open those that matter to you in a browser.",
}


def check(told: Told, manners: Manners) -> Told:
    """Ask every address of `told`, and return each that needs a look, by what became of it."""
    links: list[Told] = told["links"]
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(_asked(link) for link in links):
        by_host[urlsplit(url).netloc].append(url)
    guest = Guest(manners)

    def visit_all(host: str) -> dict[str, Answer]:
        answers = {url: guest.visit(url) for url in by_host[host]}
        sys.stderr.write(f"asked {host}: {len(answers)}\n")
        return answers

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = {url: answer for answered in pool.map(visit_all, by_host) for url, answer in answered.items()}
    if not any(answer.heard for answer in answers.values()):
        # Rather than that every host in the world is gone, this machine has no network.
        answers = dict.fromkeys(answers, Answer(Verdict.UNCERTAIN, "could not be asked: no host at all could"))
    found: dict[str, list[Told]] = {verdict.value: [] for verdict in TITLES}
    for link in links:
        answer = answers[_asked(link)]
        if answer.verdict is Verdict.MOVED and link["identifier"]:
            continue  # leading on is what such an address is for
        if answer.verdict in TITLES:
            found[answer.verdict.value].append({**link, "why": answer.why, "to": answer.to})
    return {"checked": len(answers), "todo": len(found[Verdict.DEAD]), **found}


def _asked(link: Told) -> str:
    """Return what is asked for a link; what can be no address is left for the visit to find out."""
    try:
        return encoded(urldefrag(link["url"]).url)
    except ValueError:
        return quote(link["url"])


def terminal(result: Told) -> str:
    """Return the result for an editor at a terminal."""
    lines: list[str] = []
    for verdict, title in TITLES.items():
        if result[verdict]:
            lines.append(f"{title}: {len(result[verdict])}")
        for link in result[verdict]:
            lines.append(f"  {link['identifier'] or link['url']} {link['why']}")
            lines += [f"      {place['path']}:{place['line']}" for place in link["places"]]
    return "\n".join([*lines, f"addresses asked: {result['checked']}, dead: {result['todo']}"]) + "\n"


def markdown(result: Told) -> str:
    """Return the result as a part of an issue; only dead addresses ask for something to be done at once."""
    lines = ["## Links", ""]
    for verdict, title in TITLES.items():
        listed = result[verdict]
        if not listed:
            continue
        folded = verdict is not Verdict.DEAD
        heading = f"{title}: {len(listed)}"
        lines += [f"<details><summary>{heading}</summary>" if folded else f"**{heading}**", ""]
        lines += [_item(link) for link in listed[:MOST]]
        if len(listed) > MOST:
            lines.append(f"- … and {len(listed) - MOST} more: `make links` lists all of them")
        lines += ["", ADVICE[verdict], ""]
        if folded:
            lines += ["</details>", ""]
    return "\n".join([*lines, f"Addresses asked: {result['checked']}. Dead: {result['todo']}."]) + "\n"


def _item(link: Told) -> str:
    # What a stranger's server sent stands between backticks: it can name nobody, and refer to nothing.
    why = link["why"].replace(link["to"], f"`{link['to']}`") if link["to"] else link["why"]
    places = [f"[`{place['path']}:{place['line']}`]({place['edit']})" for place in link["places"][:MOST_PLACES]]
    more = len(link["places"]) - len(places)
    shown = f"{link['identifier']} (<{_asked(link)}>)" if link["identifier"] else f"<{_asked(link)}>"
    return f"- {shown} {why}; in {', '.join(places)}{f' and {more} other places' if more else ''}"


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n\n")[0])
    parser.add_argument("links", type=Path, metavar="LINKS.json", help="what `vademecum links --format json` wrote")
    parser.add_argument("--json", type=Path, metavar="FILE", help="a file for the result, as data")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="a file for the result, as a part of an issue")
    parser.add_argument("--pause", type=float, default=PAUSE, help="the least seconds between two requests to one host")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long one request may take")
    parser.add_argument("--local", action="store_true", help="also ask addresses of this machine and its own network")
    options = parser.parse_args()
    told: Told = json.loads(options.links.read_text(encoding="utf-8"))
    slug = re.sub(r"[^A-Za-z0-9]+", "-", told["site"]).strip("-")
    manners = Manners(f"{slug}-link-check (+{told['repository']})", options.seconds, options.pause, options.local)
    result = check(told, manners)
    sys.stdout.write(terminal(result))
    for path, text in ((options.json, json.dumps(result, indent=2) + "\n"), (options.markdown, markdown(result))):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
