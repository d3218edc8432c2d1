"""One of a ring of processes: takes a token from the one before, adds its own number, and passes the token on.

Started by ring.yaml as an instance of a role. Needs the standard library alone.
"""

import json
import os
import socket
import sys
import time

INDEX = int(os.environ["YARN_SUBMIT_INDEX"])
COUNT = int(os.environ["YARN_SUBMIT_COUNT"])
ROLE = os.environ["YARN_SUBMIT_ROLE"]


def next_one(patience):
    """Where the next of the ring listens: the file of peers has it as soon as it has its port."""
    wanted = (INDEX + 1) % COUNT
    while time.monotonic() < patience:
        with open(os.environ["YARN_SUBMIT_PEERS"]) as file:
            for peer in json.load(file)["roles"][ROLE]:
                if peer["index"] == wanted:
                    return peer["host"], peer["ports"]["token"]
        time.sleep(0.2)
    sys.exit(f"{ROLE}/{wanted} has no port")


def connected(patience):
    """A connection to the next one, which has a port perhaps before it listens there."""
    while True:
        try:
            return socket.create_connection(next_one(patience), timeout=10)
        except OSError as problem:
            if time.monotonic() > patience:
                sys.exit(f"cannot reach the next one: {problem}")
            time.sleep(0.2)


def main(rounds):
    patience = time.monotonic() + 120
    with socket.create_server(("", int(os.environ["YARN_SUBMIT_PORT_TOKEN"]))) as server:
        onward = connected(patience)
        server.settimeout(120)
        before = server.accept()[0].makefile("r")
        if INDEX == 0:
            onward.sendall(b"0\n")
        for done in range(1, rounds + 1):
            token = int(before.readline()) + INDEX
            print(f"{ROLE}/{INDEX} has the token: {token}", flush=True)
            if INDEX > 0 or done < rounds:
                onward.sendall(b"%d\n" % token)
        if INDEX == 0:
            print(f"the sum of {rounds} rounds is {token}", flush=True)


main(int(sys.argv[1]))
