"""The server: at one port of this computer, until nobody looks any more."""

import socket
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

import workspaces
from commandline import Rectify
from local_page import desk_in
from rectify_cli.web.desk import Desk
from rectify_cli.web.import_answers import PlannedImport
from rectify_cli.web.server import HOST, at

HOUR = 3600


def no_import(*_asked: object) -> PlannedImport:
    raise NotImplementedError


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(workspaces.write(tmp_path, workspaces.BASE))


def test_it_answers_at_its_address_and_stops_once_nobody_has_looked_for_an_hour(desk: Desk) -> None:
    page, answers = at(desk, 0, no_import), []

    def look() -> None:
        address = urlsplit(page.address(desk.keys.token))
        connection = HTTPConnection(HOST, page.port, timeout=60)
        try:
            connection.request("GET", f"{address.path}?{address.query}")
            answers.append(connection.getresponse().status)
        finally:
            connection.close()
            desk.touched -= HOUR

    assert page.serve(idle=HOUR, started=Thread(target=look).start)
    assert answers == [200]


def test_it_listens_on_this_computer_alone(desk: Desk) -> None:
    page = at(desk, 0, no_import)
    with page.listening:
        assert page.listening.getsockname()[0] == "127.0.0.1"
        assert page.address("x").startswith(f"http://127.0.0.1:{page.port}/{desk.keys.room}/open?token=x")


def test_a_port_that_is_taken_is_said(tmp_path: Path, rectify: Rectify) -> None:
    workspaces.write(tmp_path, workspaces.BASE)
    with socket.create_server((HOST, 0)) as taken:
        ran = rectify("-C", str(tmp_path), "serve", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert "choose another, or omit --port" in ran.err


def test_a_folder_without_a_ledger_is_said(tmp_path: Path, rectify: Rectify) -> None:
    ran = rectify("-C", str(tmp_path), "serve", "--no-browser")
    assert (ran.code, ran.out) == (1, "")
