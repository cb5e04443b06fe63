#!/usr/bin/env python3
"""A Slurm job array on two nodes of this host, one of them killed in the middle: the merged bytes are those of one run.

slurm_test.py PROGRAM    exit 1 with what went wrong; all daemons listen on 127.0.0.1 and end with the test

Needs the Debian packages slurmctld, slurmd, slurm-client and munge. The batch file is the one of docs/distributed.md,
read from there, with other paths and fewer shards, so that what is printed for people is what is tested.
"""

import getpass
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

ROOT = Path(__file__).resolve().parents[2]
SHARDS = 12
LINES = 12_000
ON = "2026-11-21"
ANNOUNCEMENT = ROOT / "docs/examples/announcements/biologist.json"

CONFIGURATION = """\
ClusterName=hirepath-test
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={base}/munge.socket
CryptoType=crypto/munge
SlurmctldPort={ports[0]}
SlurmctldPidFile={base}/slurmctld.pid
SlurmctldLogFile={base}/slurmctld.log
StateSaveLocation={base}/state
SlurmdPidFile={base}/%n/slurmd.pid
SlurmdLogFile={base}/%n/slurmd.log
SlurmdSpoolDir={base}/%n/spool
SlurmdTimeout=10
SlurmctldTimeout=10
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2
ReturnToService=2
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=2 RealMemory=1500
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=2 RealMemory=1500
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
"""


def program(*names):
    for name in names:
        found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
        if found:
            return found
    raise SystemExit(f"slurm_test: none of {', '.join(names)} is installed")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Cluster:
    def __init__(self, base):
        self.base = base
        self.processes = {}
        self.configuration = base / "slurm.conf"
        self.environment = {**os.environ, "SLURM_CONF": str(self.configuration)}

    def start(self, name, *words):
        self.processes[name] = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment,
                                                start_new_session=True)

    def up(self):
        base = self.base
        for folder in ("state", "n1/spool", "n2/spool"):
            (base / folder).mkdir(parents=True)
        key = base / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        self.configuration.write_text(CONFIGURATION.format(host=socket.gethostname().split(".")[0], user=getpass.getuser(), base=base, ports=free_ports(3)))
        self.start("munged", program("munged"), "--foreground", "--force", "--key-file", key, "--socket", base / "munge.socket", "--pid-file", base / "munge.pid",
                   "--log-file", base / "munge.log", "--seed-file", base / "munge.seed", "--num-threads", 4)
        self.wait_for("munged", lambda: (base / "munge.socket").exists())
        self.start("slurmctld", program("slurmctld-wlm", "slurmctld"), "-D", "-c", "-i", "-f", self.configuration)
        for node in ("n1", "n2"):
            self.start(node, program("slurmd-wlm", "slurmd"), "-D", "-N", node, "-f", self.configuration)
        self.wait_for("two idle nodes", lambda: self.states() == {"n1": "idle", "n2": "idle"}, 60)

    def ask(self, *words):
        return subprocess.run([str(word) for word in words], env=self.environment, capture_output=True, text=True, timeout=60)

    def states(self):
        said = self.ask("sinfo", "-h", "-N", "-o", "%N %t").stdout
        return dict(line.split() for line in said.splitlines())

    def wait_for(self, what, done, seconds=30, every=0.3):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if done():
                return
            for name, process in self.processes.items():
                if process.poll() is not None and process.returncode != -signal.SIGKILL:
                    raise SystemExit(f"slurm_test: {name} ended with {process.returncode} before: {what}\n{self.logs()}")
            time.sleep(every)
        raise SystemExit(f"slurm_test: no {what} within {seconds} s\n{self.logs()}")

    def logs(self):
        return "\n".join(f"--- {log}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-15:]) for log in sorted(self.base.glob("**/*.log")))

    @staticmethod
    def tasks_of(node):
        """The processes of this node's tasks and the slurmstepd above each: tasks are told by what Slurm sets for them."""
        found = set()
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                if f"SLURMD_NODENAME={node}".encode() not in (entry / "environ").read_bytes().split(b"\0"):
                    continue
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                found.add(int(entry.name))
                if "slurmstepd" in (Path("/proc") / str(parent) / "cmdline").read_text():
                    found.add(parent)
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue  # ended meanwhile, or somebody else's
        return found

    def kill_node(self, node):
        """As if the machine lost its power: the daemon and everything that runs under it, at once."""
        tasks = self.tasks_of(node)
        for pid in tasks:  # nothing more is written, nothing reported
            try:
                os.kill(pid, signal.SIGSTOP)
            except ProcessLookupError:
                pass
        self.processes[node].send_signal(signal.SIGKILL)
        for pid in tasks:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.processes[node].wait()
        return len(tasks)

    def down(self):
        for name in ("n1", "n2", "slurmctld", "munged"):
            process = self.processes.get(name)
            if process and process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()


def applicants(path, count):
    """Lines of several kinds from the shipped examples, some of them bad, in an order that a fixed seed gives."""
    chance = random.Random(20261121)
    examples = sorted((ROOT / "docs/examples").glob("*.json"))
    kinds = [json.dumps(json.loads(example.read_text()), separators=(",", ":")) for example in examples]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            out.write('{"person": {"no_such_fact": true}}\n' if number % 997 == 500 else chance.choice(kinds) + "\n")


def batch_file(hirepath, folder):
    """The job array as docs/distributed.md prints it."""
    page = (ROOT / "docs/distributed.md").read_text(encoding="utf-8")
    found = re.search(r"```\n(#!/bin/sh\n#SBATCH.*?)```", page, re.S)
    if not found:
        raise SystemExit("slurm_test: docs/distributed.md has no batch file any more")
    text = found.group(1)
    for old, new in (("--array=0-99", f"--array=0-{SHARDS - 1}"), ("/100", f"/{SHARDS}"), ("--cpus-per-task=4", "--cpus-per-task=1"), ("--mem=1G", "--mem=500M"),
                     ("exec hirepath", f"exec {hirepath}"), ("/data/a.json", str(ANNOUNCEMENT)), ("/data/", f"{folder}/"), ("--open-mode=append", f"--open-mode=append\n#SBATCH --output={folder}/job-%a.log")):
        if old not in text:
            raise SystemExit(f"slurm_test: the batch file of docs/distributed.md has no {old}")
        text = text.replace(old, new)
    script = folder / "screen.sh"
    script.write_text(text)
    return script


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    hirepath = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="hirepath-slurm-") as name:
        folder = Path(name)
        people, whole, bad = folder / "applicants.jsonl", folder / "whole.jsonl", folder / "whole-bad.jsonl"
        applicants(people, LINES)
        subprocess.run([hirepath, "screen", people, "--on", ON, "--announcement", ANNOUNCEMENT, "-o", whole, "--rejects", bad, "--allow-rejects"], check=True,
                       stderr=subprocess.DEVNULL)
        (folder / "parts").mkdir()
        cluster = Cluster(folder / "cluster")
        try:
            cluster.up()
            job = cluster.ask("sbatch", "--parsable", batch_file(hirepath, folder))
            if job.returncode != 0:
                raise SystemExit(f"slurm_test: sbatch: {job.stderr}\n{cluster.logs()}")
            number = job.stdout.strip()
            done = lambda: len(list((folder / "parts").glob("*.done")))
            running_on = lambda node: cluster.ask("squeue", "-h", "-t", "R", "-w", node, "-o", "%i").stdout.split()
            cluster.wait_for("shards done and one running on n2", lambda: done() >= 2 and len(cluster.tasks_of("n2")) > 1, 120, 0.02)
            before, killed = done(), cluster.kill_node("n2")
            lost = running_on("n2")
            if before >= SHARDS or not killed:
                raise SystemExit("slurm_test: the node was not in the middle of its work")
            print(f"killed node n2 with {killed} processes, {before} of {SHARDS} shards done, running there: {' '.join(lost)}")
            cluster.wait_for("n2 down", lambda: cluster.states().get("n2", "").startswith("down"), 90)
            cluster.wait_for("all shards done", lambda: done() == SHARDS and not cluster.ask("squeue", "-h").stdout.split(), 300)
        finally:
            cluster.down()
        out, rejects = folder / "out.jsonl", folder / "bad.jsonl"
        merged = subprocess.run([hirepath, "screen-merge", folder / "parts", "-o", out, "--rejects", rejects, "--allow-rejects"], capture_output=True, text=True)
        if merged.returncode != 0:
            raise SystemExit(f"slurm_test: the merge refused: {merged.stderr}")
        for ours, single in ((out, whole), (rejects, bad)):
            if ours.read_bytes() != single.read_bytes():
                raise SystemExit(f"slurm_test: {ours.name} is not that of a single run")
        print(f"job {number}: {SHARDS} shards on two nodes, one lost in the middle: {out.stat().st_size} bytes of rows and {rejects.stat().st_size} of rejects are those of a single run")


if __name__ == "__main__":
    main()
