import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from distributed import LocalCluster

from airportsim.lab.cluster import Cluster, NoCluster
from airportsim.lab.experiment import experiment
from airportsim.lab.pool import pool
from tests.lab import stubs

pytestmark = [
    pytest.mark.long,
]


@pytest.fixture
def cluster() -> Iterator[Any]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True
    ) as found:
        yield found


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_a_cluster_with_a_killed_worker_gives_the_same_table_as_one_process(
    tmp_path: Path, cluster: Any
) -> None:
    one = stubs.design(1000)
    working = partial(stubs.player, stubs.task(one))
    whole = experiment(one, tmp_path / "whole", started=lambda _: pool(working, 1))
    slow = partial(stubs.player, stubs.task(one), 0.02)

    victim = next(iter(cluster.workers.values())).pid

    def kill() -> None:
        time.sleep(3)
        os.kill(victim, signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    started = partial(Cluster[int, str], address=cluster.scheduler_address)
    found = experiment(one, tmp_path / "out", started=lambda _: started(slow))
    killer.join()
    assert found.table().equals(whole.table())
    assert found.about == whole.about


@pytest.mark.parametrize("address", ["foo", "tcp://127.0.0.1:9"])
def test_an_address_without_a_cluster_is_told_in_a_sentence(address: str) -> None:
    with pytest.raises(NoCluster, match=address):
        Cluster(stubs.design, address)  # type: ignore[arg-type]
