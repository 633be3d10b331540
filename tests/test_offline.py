"""Nothing is fetched: every kind of input is read with a guard that refuses the network."""

import subprocess
import sys

GUARD = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise RuntimeError(f"network use: {event} {arguments}")

sys.addaudithook(refuse)
"""


def run(code, *arguments, cwd):
    command = [sys.executable, "-c", GUARD + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


def test_the_guard_refuses_a_connection(tmp_path):
    done = run("import socket; socket.create_connection(('127.0.0.1', 9))", cwd=tmp_path)
    assert "RuntimeError: network use" in done.stderr


def test_the_demo_texts_pages_and_pdfs_are_read_without_network(tmp_path):
    done = run("from onrecord.cli import main; main()", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "network use" not in done.stdout + done.stderr
    page = (tmp_path / "onrecord-demo" / "record.html").read_text(encoding="utf-8")
    assert "network use" not in page
