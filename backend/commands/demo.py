"""The fictitious county, and the app served from it."""

from __future__ import annotations

import argparse
from ipaddress import ip_address

from backend.commands.command import Trouble, command, takes
from backend.config import Config

FOR_PHONES = "also HTTPS for phones on the same network, at this address of the machine or at its main one"


def _address(text: str) -> str:
    try:
        return text and str(ip_address(text))  # empty: --lan alone
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is not an IP address") from wrong


@command(
    takes("--serve", action="store_true", help="serve it until Ctrl-C"),
    takes("--port", type=int, default=8080, help="for this machine"),
    takes("--lan", nargs="?", const="", type=_address, metavar="ADDRESS", help=FOR_PHONES),
    takes("--lan-port", type=int, default=8443, help="HTTPS, for phones"),
)
def demo(given: argparse.Namespace) -> int:
    """Fill an empty database with a fictitious county; print who may sign in, and serve it if asked to."""
    from backend import serve
    from backend.demo import command as county
    from backend.demo import lan
    from backend.demo.fill import NotADemo

    config = Config.from_env()
    try:
        print(county.prepare(config), flush=True)
    except NotADemo as somebodys:
        raise Trouble(
            "the database holds something else and is left alone; choose another LIANFANG_DATA"
        ) from somebodys
    if not given.serve:
        return 0
    listeners = [serve.Listener(f"127.0.0.1:{given.port}")]
    if given.lan is not None:
        phones = lan.invite(config.data / "lan", given.lan, given.port, given.lan_port)
        door = serve.Listener(f"{phones.host}:{given.port}", application=phones.door_application)
        home = serve.Listener(f"{phones.host}:{given.lan_port}", phones.files.server, phones.files.key)
        listeners += [door, home]
        print(phones)
    print(f"\nhttp://localhost:{given.port}", flush=True)
    return serve.serve(listeners, {})
