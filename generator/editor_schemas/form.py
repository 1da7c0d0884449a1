"""So that whoever does not write YAML fills in a form instead, with the very fields and sentences of the records.

The form is Sveltia CMS; here is its configuration. Files of several records are lists of rows in it, and a bare id is a
row with one field: `theme/form/` turns them into files again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.editor_schemas.form_fields import AN_ID, ONE_LINE, RECORDS, WHOLE_SITE, FormFields
from generator.model import KINDS, Layout

if TYPE_CHECKING:
    from generator.model import Kind, Library
    from generator.settings import Site

TITLES = {
    "symptom": ("Symptoms", "Symptom"),
    "condition": ("Conditions", "Condition"),
    "cause": ("Causes", "Cause"),
    "treatment": ("Tests and treatments", "Treatment"),
    "person": ("People", "Person"),
    "finding": ("Findings", "Finding"),
    "question": ("Questions", "Question"),
    "reference": ("References", "Reference"),
    "journey": ("Journeys", "Journey"),
    "red-flag": ("Red flags", "Red flag"),
    "term": ("Glossary", "Word"),
    "safety-note": ("Safety notes", "Safety note"),
}
"""What many and one of a kind are called."""

HOST = "https://github.com/"
"""Where the publisher's repository is, for the form works with no other."""

PLAIN = {"editor": {"preview": False}}
"""The program would show a preview beside the form that looks like no page of the site."""


def form_config(library: Library, publisher: Site) -> dict[str, Any]:
    """Return the configuration of the form, as JSON values; `library` gives ids that no relation would find."""
    fields = FormFields(library)
    folders = [_folder(kind, fields) for kind in KINDS if kind.place.endswith("/")]
    files = [_file(kind, fields) for kind in KINDS if not kind.place.endswith("/")]
    whole_site = {"name": WHOLE_SITE, "label": "For the whole site", "label_singular": "File", "files": files}
    return {
        "load_config_file": False,
        "backend": _backend(publisher),
        "publish_mode": "editorial_workflow",
        "site_url": publisher.url,
        "app_title": f"{publisher.name}: forms for editors",
        "logo": {"src": "../assets/images/mark.svg"},
        "media_folder": "content",  # asked for, and never used: no record has a picture
        "collections": [*folders, whole_site | PLAIN],
    }


def _backend(publisher: Site) -> dict[str, Any]:
    """Return where the files are, and who lets editors in."""
    place = {"name": "github", "repo": publisher.repository.removeprefix(HOST), "branch": publisher.branch}
    sign_in = publisher.form.sign_in
    return place | ({"base_url": sign_in} if sign_in else {"auth_methods": ["token"]})


def _folder(kind: Kind, fields: FormFields) -> dict[str, Any]:
    """Return the collection of a kind whose files lie in a folder of their own."""
    many, one = TITLES[kind.name]
    collection = {
        "name": kind.name,
        "label": many,
        "label_singular": one,
        "folder": f"content/{kind.place.removesuffix('/')}",
        "extension": "yml",
        "format": kind.name,
        **PLAIN,
    }
    if kind.layout is Layout.ONE_A_FILE:
        new = {"create": True, "identifier_field": "name", "slug": {"template": "{{name}}", "pattern": AN_ID}}
        return collection | new | {"fields": fields.of(kind.record)}
    return collection | {"create": False, "summary": "{{slug}}", "fields": [_records(kind, fields)]}


def _file(kind: Kind, fields: FormFields) -> dict[str, Any]:
    """Return the entry for a kind that has one file."""
    place = {"name": kind.name, "label": TITLES[kind.name][0], "file": f"content/{kind.place}", "format": kind.name}
    return place | {"fields": [_records(kind, fields)]}


def _records(kind: Kind, fields: FormFields) -> dict[str, Any]:
    """Return the list of all records of a file."""
    many, one = TITLES[kind.name]
    rows = fields.of(kind.record)
    if kind.layout is Layout.MANY_A_FILE:
        label, pattern = (one, ONE_LINE) if kind.any_key else ("Id", AN_ID)
        identity = {"name": "id", "label": label, "widget": "string", "pattern": pattern}
        rows = [identity, *(row for row in rows if row["name"] != "id")]
    return {
        "name": RECORDS,
        "label": many,
        "label_singular": one,
        "widget": "list",
        "required": False,
        "collapsed": True,
        "summary": "{{fields.id}}",
        "fields": rows,
    }
