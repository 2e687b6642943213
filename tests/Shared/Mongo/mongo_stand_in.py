#!/usr/bin/python3
"""A server for tests that speaks MongoDB's wire protocol. mongomock answers the commands; this file carries messages and adds transactions.

usage: mongo_stand_in.py replica|single

Prints the port it listens on (loopback only), keeps all in memory, and ends when its standard input ends. As "replica" it calls itself a replica set
of one member and has transactions with snapshot isolation: each works on copies of the collections it touches, and its commit is refused when one that
it wrote has changed meanwhile. As "single" it has none, as a server that stands alone. Queries are scans; there is no planner, no failover, no expiry.

Needs Debian's python3-mongomock and python3-pymongo (for bson).
"""
import datetime
import itertools
import os
import socketserver
import struct
import sys
import threading

import bson
import mongomock
from bson.codec_options import CodecOptions
from pymongo import ReturnDocument

OP_REPLY, OP_QUERY, OP_MSG = 1, 2004, 2013
CHECKSUM_PRESENT, MORE_TO_COME = 1, 2
CODEC = CodecOptions(tz_aware=False)
REPLY_BYTES = 8_000_000
WRITING = {"insert", "update", "delete", "findAndModify", "createIndexes", "dropIndexes", "drop", "create", "dropDatabase"}
ENVELOPE = {"lsid", "txnNumber", "autocommit", "startTransaction", "$clusterTime", "$readPreference", "readConcern", "writeConcern"}


class ServerError(Exception):
    def __init__(self, code, name, text, *labels):
        super().__init__(text)
        self.reply = {"ok": 0.0, "errmsg": text, "code": code, "codeName": name}
        if labels:
            self.reply["errorLabels"] = list(labels)


def conflict():
    return ServerError(112, "WriteConflict", "Write conflict during transaction.", "TransientTransactionError")


def error_code(error):
    duplicate = "E11000" in str(error) or "Duplicate" in type(error).__name__
    return 11000 if duplicate else getattr(error, "code", None) or 8000


class Cursors:
    """Results that did not fit into the first reply."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.open = {}

    def reply(self, namespace, documents, size, field="firstBatch", number=0):
        taken, total = 0, 0
        while taken < len(documents) and (size is None or taken < size) and total < REPLY_BYTES:
            total += len(bson.BSON.encode(documents[taken]))
            taken += 1
        rest = documents[taken:]
        if rest:
            number = number or next(self.numbers)
            self.open[number] = (namespace, rest)
        return {"cursor": {field: documents[:taken], "id": bson.Int64(number if rest else 0), "ns": namespace}, "ok": 1.0}

    def more(self, command):
        number = int(command["getMore"])
        if number not in self.open:
            raise ServerError(43, "CursorNotFound", f"cursor id {number} not found")
        namespace, rest = self.open.pop(number)
        return self.reply(namespace, rest, command.get("batchSize"), "nextBatch", number)

    def kill(self, command):
        for number in command["cursors"]:
            self.open.pop(int(number), None)
        return {"cursorsKilled": command["cursors"], "ok": 1.0}


class Commands:
    """Commands on the data of one mongomock client: the server's own, or a transaction's copy."""

    def __init__(self, client, cursors):
        self.client = client
        self.cursors = cursors

    def run(self, name, command, database):
        method = getattr(self, "do_" + name.lower(), None)
        if method is None:
            raise ServerError(59, "CommandNotFound", f"no such command: '{name}'")
        return method(self.client[database], command[name], command)

    def each(self, command, items, apply):
        """Applies the parts of a write; what fails is reported beside the others."""
        errors = []
        for index, item in enumerate(items):
            try:
                apply(index, item)
            except Exception as error:  # noqa: BLE001: whatever mongomock raises is the answer
                errors.append({"index": index, "code": error_code(error), "errmsg": str(error)})
                if command.get("ordered", True):
                    break
        return {"writeErrors": errors} if errors else {}

    def do_insert(self, db, collection, command):
        done = []
        errors = self.each(command, command["documents"], lambda _, d: done.append(db[collection].insert_one(d)))
        return {"n": len(done), "ok": 1.0, **errors}

    def do_update(self, db, collection, command):
        counts = {"n": 0, "nModified": 0}
        upserted = []

        def apply(index, item):
            change, options = item["u"], {"upsert": bool(item.get("upsert"))}
            operators = any(k.startswith("$") for k in change)
            target = db[collection]
            method = target.replace_one if not operators else target.update_many if item.get("multi") else target.update_one
            result = method(item["q"], change, **options)
            counts["n"] += result.matched_count
            counts["nModified"] += result.modified_count or 0
            if result.upserted_id is not None:
                counts["n"] += 0 if result.matched_count else 1
                upserted.append({"index": index, "_id": result.upserted_id})

        errors = self.each(command, command["updates"], apply)
        return {**counts, **({"upserted": upserted} if upserted else {}), "ok": 1.0, **errors}

    def do_delete(self, db, collection, command):
        counts = [0]

        def apply(_, item):
            method = db[collection].delete_one if item.get("limit") == 1 else db[collection].delete_many
            counts[0] += method(item["q"]).deleted_count

        errors = self.each(command, command["deletes"], apply)
        return {"n": counts[0], "ok": 1.0, **errors}

    def do_findandmodify(self, db, collection, command):
        options = {}
        if command.get("sort"):
            options["sort"] = list(command["sort"].items())
        if command.get("fields"):
            options["projection"] = command["fields"]
        target, query = db[collection], command.get("query") or {}
        if command.get("remove"):
            value = target.find_one_and_delete(query, **options)
        else:
            options["upsert"] = bool(command.get("upsert"))
            options["return_document"] = ReturnDocument.AFTER if command.get("new") else ReturnDocument.BEFORE
            operators = any(k.startswith("$") for k in command["update"])
            method = target.find_one_and_update if operators else target.find_one_and_replace
            value = method(query, command["update"], **options)
        return {"value": value, "lastErrorObject": {"n": int(value is not None), "updatedExisting": value is not None}, "ok": 1.0}

    def do_find(self, db, collection, command):
        found = db[collection].find(command.get("filter") or {}, command.get("projection") or None)
        if command.get("sort"):
            found = found.sort(list(command["sort"].items()))
        if command.get("skip"):
            found = found.skip(command["skip"])
        if command.get("limit"):
            found = found.limit(abs(command["limit"]))
        return self.cursors.reply(f"{db.name}.{collection}", list(found), None if command.get("singleBatch") else command.get("batchSize", 101))

    def do_aggregate(self, db, collection, command):
        if not isinstance(collection, str):
            raise ServerError(238, "NotImplemented", "aggregate on a database")
        found = list(db[collection].aggregate(command["pipeline"]))
        return self.cursors.reply(f"{db.name}.{collection}", found, command.get("cursor", {}).get("batchSize", 101))

    def do_count(self, db, collection, command):
        return {"n": db[collection].count_documents(command.get("query") or {}), "ok": 1.0}

    def do_distinct(self, db, collection, command):
        return {"values": db[collection].distinct(command["key"], command.get("query") or {}), "ok": 1.0}

    def do_createindexes(self, db, collection, command):
        for index in command["indexes"]:
            options = {k: index[k] for k in ("unique", "sparse") if k in index}
            db[collection].create_index(list(index["key"].items()), name=index["name"], **options)
        return {"ok": 1.0}

    def do_listindexes(self, db, collection, command):
        found = [{"v": 2, "key": dict(d["key"]), "name": n} for n, d in db[collection].index_information().items()]
        return self.cursors.reply(f"{db.name}.{collection}", found, None)

    def do_listcollections(self, db, value, command):
        found = [{"name": n, "type": "collection", "options": {}, "info": {"readOnly": False}} for n in db.list_collection_names()]
        wanted = (command.get("filter") or {}).get("name")
        return self.cursors.reply(f"{db.name}.$cmd.listCollections", [f for f in found if wanted is None or f["name"] == wanted], None)

    def do_listdatabases(self, db, value, command):
        return {"databases": [{"name": n, "sizeOnDisk": 1.0, "empty": False} for n in self.client.list_database_names()], "totalSize": 1.0, "ok": 1.0}

    def do_create(self, db, collection, command):
        if collection in db.list_collection_names():
            raise ServerError(48, "NamespaceExists", f"Collection {db.name}.{collection} already exists.")
        db.create_collection(collection)
        return {"ok": 1.0}

    def do_drop(self, db, collection, command):
        db.drop_collection(collection)
        return {"ok": 1.0}

    def do_dropdatabase(self, db, value, command):
        self.client.drop_database(db.name)
        return {"ok": 1.0, "dropped": db.name}

    def do_getmore(self, db, value, command):
        return self.cursors.more(command)

    def do_killcursors(self, db, value, command):
        return self.cursors.kill(command)

    def do_buildinfo(self, db, value, command):
        return {"version": "7.0.0", "versionArray": [7, 0, 0, 0], "ok": 1.0}

    def do_ping(self, db, value, command):
        return {"ok": 1.0}

    do_endsessions = do_ping


class Transaction:
    def __init__(self, started, cursors):
        self.started = started
        self.commands = Commands(mongomock.MongoClient(), cursors)
        self.copied = set()
        self.written = []


class Server:
    def __init__(self, replica):
        self.replica = replica
        self.address = None
        self.lock = threading.Lock()
        self.cursors = Cursors()
        self.commands = Commands(mongomock.MongoClient(), self.cursors)
        self.clock = 0
        self.changed = {}
        self.transactions = {}
        self.committed = set()

    def answer(self, command, database):
        with self.lock:
            try:
                return self.dispatch(next(iter(command)), command, database)
            except ServerError as error:
                return error.reply
            except Exception as error:  # noqa: BLE001: whatever mongomock raises is the answer
                return {"ok": 0.0, "errmsg": f"{type(error).__name__}: {error}", "code": error_code(error), "codeName": "InternalError"}

    def dispatch(self, name, command, database):
        if name.lower() in ("hello", "ismaster"):
            return self.hello()
        if command.get("autocommit") is False:
            return self.in_transaction(name, command, database)
        reply = self.commands.run(name, command, database)
        if name in WRITING:
            self.mark(name, command, database)
        return reply

    def mark(self, name, command, database):
        self.clock += 1
        self.changed[database, command[name]] = self.clock

    def in_transaction(self, name, command, database):
        if not self.replica:
            raise ServerError(20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos")
        key = command["lsid"]["id"], command["txnNumber"]
        if command.get("startTransaction"):
            self.transactions[key] = Transaction(self.clock, self.cursors)
        if key not in self.transactions:
            if name == "commitTransaction" and key in self.committed:
                return {"ok": 1.0}
            raise ServerError(251, "NoSuchTransaction", "Given transaction number does not match any in-progress transactions.", "TransientTransactionError")
        transaction = self.transactions[key]
        if name == "abortTransaction":
            del self.transactions[key]
            return {"ok": 1.0}
        if name == "commitTransaction":
            del self.transactions[key]
            self.commit(transaction)
            self.committed.add(key)
            return {"ok": 1.0}
        if name != "getMore":
            self.copy(transaction, database, command[name])
        # Kept as it came: running it changes documents that have no _id yet.
        kept = bson.BSON.encode({k: v for k, v in command.items() if k not in ENVELOPE})
        reply = transaction.commands.run(name, command, database)
        if name in WRITING:
            transaction.written.append((name, kept, database))
        return reply

    def copy(self, transaction, database, collection):
        if (database, collection) in transaction.copied:
            return
        if self.changed.get((database, collection), 0) > transaction.started:
            raise conflict()
        transaction.copied.add((database, collection))
        documents = list(self.commands.client[database][collection].find())
        if documents:
            transaction.commands.client[database][collection].insert_many(documents)

    def commit(self, transaction):
        decoded = [(name, bson.BSON(kept).decode(CODEC), database) for name, kept, database in transaction.written]
        if any(self.changed.get((database, command[name]), 0) > transaction.started for name, command, database in decoded):
            raise conflict()
        for name, command, database in decoded:
            self.commands.run(name, command, database)
            self.mark(name, command, database)

    def hello(self):
        reply = {
            "helloOk": True, "ismaster": True, "isWritablePrimary": True, "maxBsonObjectSize": 16777216, "maxMessageSizeBytes": 48000000,
            "maxWriteBatchSize": 100000, "localTime": datetime.datetime.utcnow(), "logicalSessionTimeoutMinutes": 30, "connectionId": 1,
            "minWireVersion": 0, "maxWireVersion": 21, "readOnly": False, "ok": 1.0,
        }
        if self.replica:
            reply.update(setName="rs0", setVersion=1, hosts=[self.address], primary=self.address, me=self.address, secondary=False)
        return reply


class Connection(socketserver.BaseRequestHandler):
    replies = itertools.count(1)

    def setup(self):
        self.request.setsockopt(6, 1, 1)  # TCP_NODELAY

    def handle(self):
        try:
            while True:
                length, request, _, code = struct.unpack("<iiii", self.take(16))
                self.message(request, code, self.take(length - 16))
        except (EOFError, ConnectionError):
            pass

    def message(self, request, code, body):
        if code == OP_QUERY:
            name_end = body.index(0, 4)
            command = bson.BSON(body[name_end + 9:]).decode(CODEC)
            reply = self.server.data.answer(command, body[4:name_end].decode().split(".")[0])
            self.send(request, OP_REPLY, struct.pack("<iqii", 8, 0, 0, 1) + bson.BSON.encode(reply))
        elif code == OP_MSG:
            flags, command = self.parse(body)
            reply = self.server.data.answer(command, command.pop("$db", "admin"))
            if not flags & MORE_TO_COME:
                self.send(request, OP_MSG, struct.pack("<IB", 0, 0) + bson.BSON.encode(reply))
        else:
            raise ConnectionError(f"message of kind {code}")

    @staticmethod
    def parse(body):
        """One document, and sequences of documents that belong into it under their names."""
        flags = struct.unpack_from("<I", body)[0]
        place, end = 4, len(body) - (4 if flags & CHECKSUM_PRESENT else 0)
        command, sequences = None, {}
        while place < end:
            kind, size = body[place], struct.unpack_from("<i", body, place + 1)[0]
            section = body[place + 1:place + 1 + size]
            if kind == 0:
                command = bson.BSON(section).decode(CODEC)
            else:
                name_end = section.index(0, 4)
                sequences.setdefault(section[4:name_end].decode(), []).extend(bson.decode_all(section[name_end + 1:], CODEC))
            place += 1 + size
        command.update(sequences)
        return flags, command

    def send(self, request, code, body):
        self.request.sendall(struct.pack("<iiii", 16 + len(body), next(self.replies), request, code) + body)

    def take(self, count):
        taken = bytearray()
        while len(taken) < count:
            part = self.request.recv(count - len(taken))
            if not part:
                raise EOFError
            taken += part
        return bytes(taken)


class Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 100


def end_with_input():
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    listener = Listener(("127.0.0.1", 0), Connection)
    listener.data = Server(sys.argv[1] == "replica")
    listener.data.address = "127.0.0.1:%d" % listener.server_address[1]
    threading.Thread(target=end_with_input, daemon=True).start()
    print(listener.server_address[1], flush=True)
    listener.serve_forever()
