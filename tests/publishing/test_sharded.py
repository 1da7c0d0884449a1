"""The sharded build, from the plan to the merged site: its shell steps, run here one job after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.corpus import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.publishing.conftest import Job

SHARDS = 2


@pytest.fixture
def plan(job: Callable[..., Job], bare_project: Path) -> dict[str, str]:
    """What all jobs are told."""
    told = {"GITHUB_REPOSITORY": "clinic/health", "GITHUB_REPOSITORY_OWNER": "clinic"}
    planned = job("sharded", "plan", bare_project, environment=told, expressions={"vars.SITE_URL": ""})
    assert not planned.failed, planned.log
    return {f"needs.plan.outputs.{name}": value for name, value in planned.outputs.items()}


@pytest.fixture
def shard(job: Callable[..., Job], bare_project: Path, plan: dict[str, str]) -> Callable[[int], Job]:
    write(bare_project, 5)
    return lambda number: job(
        "sharded",
        "shard",
        bare_project,
        expressions={**plan, "matrix.shard": str(number), "strategy.job-total": str(SHARDS)},
    )


def test_the_shards_become_one_site_at_the_address_where_pages_serves_it(
    job: Callable[..., Job], bare_project: Path, plan: dict[str, str], shard: Callable[[int], Job]
) -> None:
    for number in range(1, SHARDS + 1):
        built = shard(number)
        assert not built.failed, built.log
        assert list(built.uploads.values()) == ["build/shards"]

    merged = job("sharded", "merge", bare_project, expressions=plan)

    assert not merged.failed, merged.log
    assert merged.uploads == {"site": "site"}
    assert "https://clinic.github.io/health/sitemap.xml" in (bare_project / "site" / "robots.txt").read_text()
    assert len(list((bare_project / "site" / "symptoms").glob("*/index.html"))) == 5


def test_a_shard_that_is_missing_is_no_site(
    job: Callable[..., Job], bare_project: Path, plan: dict[str, str], shard: Callable[[int], Job]
) -> None:
    assert not shard(2).failed

    merged = job("sharded", "merge", bare_project, expressions=plan)

    assert merged.failed
    assert "do not add up to one site: 2/2" in merged.log
    assert not (bare_project / "site").exists()


def test_it_is_started_by_hand_publishes_nothing_and_hands_over_what_is_merged(
    workflow: Callable[[str], dict[Any, Any]],
) -> None:
    loaded = workflow("sharded")
    jobs = loaded["jobs"]
    [handed] = [step["with"] for step in jobs["shard"]["steps"] if "upload" in step.get("uses", "")]
    [taken] = [step["with"] for step in jobs["merge"]["steps"] if "download" in step.get("uses", "")]

    assert list(loaded[True]) == ["workflow_dispatch"]  # YAML 1.1 reads the key `on` as true
    assert [level for job in jobs.values() for level in job["permissions"].values() if level != "read"] == []
    assert jobs["shard"]["strategy"]["matrix"]["shard"] == list(range(1, 5))
    assert handed["path"] == taken["path"] == "build/shards"
    assert handed["name"].startswith(taken["pattern"].rstrip("*"))
