#!/usr/bin/python3
"""Writes libraries laid out as Arctic's VersionStore lays them out, with numpy, lz4 and pymongo, for the tests that read them.

usage: write_arctic.py mongodb://host:port/ database

Needs Debian's python3-numpy, python3-lz4 and python3-pymongo.
"""
import hashlib
import sys

import lz4.block
import numpy as np
import pymongo
from bson import Binary, Int64, ObjectId

client = pymongo.MongoClient(sys.argv[1])
database = client[sys.argv[2]]


def stamps(*texts):
    return np.array(texts, dtype="M8[ns]")


def records(index, **columns):
    arrays = [index] + [np.array(c) for c in columns.values()]
    return np.rec.fromarrays(arrays, names=["index", *columns])


def described(values):
    """numpy of Arctic's time wrote types of texts and numbers in this form."""
    return str(values.dtype.descr)


def segment(library, symbol, rows, parent, last, compressed=True):
    raw = rows.tobytes()
    data = lz4.block.compress(raw) if compressed else raw
    database[library].insert_one(
        {
            "symbol": symbol, "parent": [parent], "segment": Int64(last), "compressed": compressed, "data": Binary(data),
            "sha": Binary(hashlib.sha1(symbol.encode() + data + str(last).encode()).digest()),
        })


def version(library, symbol, rows, number=1, **other):
    document = {
        "_id": ObjectId(), "symbol": symbol, "version": number, "type": "pandasdf", "dtype": described(rows), "shape": [-1], "up_to": Int64(len(rows)),
        "dtype_metadata": {"index": ["index"], "columns": list(rows.dtype.names[1:])}, "segment_count": 1, "append_count": 0, "append_size": 0,
        "sha": Binary(hashlib.sha1(rows.tobytes()).digest()), "metadata": None, **other,
    }
    document = {k: v for k, v in document.items() if v != "absent"}
    database[library + ".versions"].insert_one(document)
    return document["_id"]


def write(library, symbol, rows, cut=None, number=1, **other):
    """Writes all rows in compressed segments of so many rows."""
    cut = cut or max(1, len(rows))
    starts = range(0, len(rows), cut)
    parent = version(library, symbol, rows, number, segment_count=len(starts), **other)
    for start in starts:
        part = rows[start:start + cut]
        segment(library, symbol, part, parent, start + len(part) - 1)
    return parent


def adjusted():
    library = "futures_adjusted_prices"
    days = np.datetime64("2020-01-01T23:00:00", "ns") + np.arange(1000) * np.timedelta64(1, "D")
    write(library, "US10", records(days, price=np.arange(1000) / 8 - 35.8), cut=300)

    # Two versions, of which the last counts.
    write(library, "GOLD", records(stamps("2019-01-01"), price=[1.0]), number=1)
    write(library, "GOLD", records(stamps("2019-01-01", "2019-01-02"), price=[1.5, np.nan]), number=2)

    # Appended: the new segment names the first version and is not compressed.
    whole = records(stamps("2020-01-01", "2020-01-02", "2020-01-03T12:34:56.123456789"), price=[0.1, 0.2, -0.0])
    base = write(library, "CORN", whole[:2])
    version(library, "CORN", whole, 2, base_version_id=base, append_count=1, segment_count=2, sha="absent")
    segment(library, "CORN", whole[2:], base, 2, compressed=False)

    # The version before an append still reads its own rows only.
    write(library, "DELETED", records(stamps("2020-01-01"), price=[1.0]))
    version(library, "DELETED", records(stamps("2020-01-01"), price=[1.0])[:0], 2, metadata={"deleted": True}, segment_count=0)

    # Out of order, and one stamp twice: the later row counts.
    write(library, "MIXED", records(stamps("2020-01-03", "2020-01-01", "2020-01-03"), other_name=np.array([3, 1, 4], dtype="i4")))
    write(library, "ZONED", records(stamps("2020-07-01T12:00:00", "2020-12-01T12:00:00"), price=[1.0, 2.0]),
          dtype_metadata={"index": ["index"], "columns": ["price"], "index_tz": "America/New_York"})

    one = records(stamps("2020-01-01"), price=[1.0])
    write(library, "PICKLED", one, type="default", blob=Binary(b"cos\nsystem\n"), dtype="absent")
    parent = version(library, "SHORT", records(days[:10], price=np.arange(10.0)), segment_count=2)
    segment(library, "SHORT", records(days[:5], price=np.arange(5.0)), parent, 4)
    write(library, "CHANGED", one, sha=Binary(hashlib.sha1(b"other rows").digest()))
    parent = version(library, "DAMAGED", one)
    database[library].insert_one({"symbol": "DAMAGED", "parent": [parent], "segment": 0, "compressed": True, "data": Binary(b"\x10\x00\x00\x00\xff\xff\xff"), "sha": Binary(b"1")})
    write(library, "ODD", one, dtype="__import__('os').system('true')")
    write(library, "../x", one)

    # Segments found by their sums.
    parent = version(library, "POINTED", one, SEGMENT_SHAS=[Binary(hashlib.sha1(b"p").digest())])
    database[library].insert_one(
        {"symbol": "POINTED", "segment": 0, "compressed": True, "data": Binary(lz4.block.compress(one.tobytes())), "sha": Binary(hashlib.sha1(b"p").digest())})


def others():
    index = stamps("2021-01-01", "2021-01-02", "2021-01-03")
    write("futures_multiple_prices", "US10", records(
        index, CARRY=[1.0, 2.0, np.nan], CARRY_CONTRACT=["20210600", "202106", "nan"], PRICE=[4.0, 5.0, 6.0], PRICE_CONTRACT=[b"20210300", b"20210300", b"20210600"],
        FORWARD=np.array([7, 8, 9], dtype="f4"), FORWARD_CONTRACT=[20210600.0, np.nan, 20210900.0]))
    write("spotfx_prices", "GBPUSD", records(index, price=[1.25, 1.26, 1.27]), type="pandasseries")
    bars = dict(OPEN=[1.0, 2.0, 3.0], HIGH=[2.0, 3.0, 4.0], LOW=[0.5, 1.5, 2.5], FINAL=[1.5, 2.5, 3.5], VOLUME=np.array([10, 20, 30], dtype="i8"))
    for symbol in ("CRUDE_W_mini.20230300", "Day/CRUDE_W_mini.20230300", "Hour/CRUDE_W_mini.20230300", "Week/CRUDE_W_mini.20230300", "CRUDE_W_mini"):
        write("futures_contract_prices", symbol, records(index, **bars))
    days = stamps("2024-01-01", "2024-01-02")
    for symbol, position in (("GOLD.20240600", 3.0), ("CORN/20240900", -2.0)):
        write("contract_positions", symbol, records(days, position=[1.0, position]))
    for symbol, position in (("trend GOLD", 5.0), ("carry/GOLD", -2.0), ("trend CORN", -2.0)):
        write("strategy_positions", symbol, records(days, position=[1.0, position]))
    write("arctic_capital", "__global_capital", records(days, Actual=[100.0, 120.5], Max=[100.0, 120.5], Accumulated=[0.0, 20.5], Broker=[100.0, 120.5]))
    write("arctic_capital", "trend", records(days, capital=[50.0, 60.25]))


adjusted()
others()
print("written")
