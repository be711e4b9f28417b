"""Writes and reads items through the generated Python: reads one JSON request from standard input, writes one JSON answer.

write: each item of the request goes through its class into the table.
read:  each item of the table goes through its class; the answer has it as it would be written again, and its fields.
pass:  the same with the items of the request, without a table.
refuse: what is wrong with each item of the request; null for nothing.
"""

import base64
import dataclasses
import importlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

import boto3
from botocore.config import Config

request = json.load(sys.stdin)
sys.path.insert(0, request["folder"])
sys.dont_write_bytecode = True
tables = importlib.import_module(request["package"])
tables.runtime.UPCASTERS["initials"] = lambda item: {"S": item["title"]["S"][:1]} if item["title"]["S"] else None
tables.runtime.UPCASTERS["shout"] = lambda item: {"S": item["second"]["S"] + "!"} if item.get("second", {}).get("S") else None
tables.runtime.UPCASTERS["summary"] = lambda item: {"S": f"{item['shout']['S']} {item['weight']['N']}"} if "shout" in item and "weight" in item else None
dynamo = boto3.client(
    "dynamodb", endpoint_url=request["endpoint"], region_name="eu-west-1", aws_access_key_id="local", aws_secret_access_key="local",
    config=Config(max_pool_connections=8),
)  # fmt: skip


def from_json(value):
    (letter, inner), = value.items()
    if letter == "B":
        return {"B": base64.b64decode(inner)}
    if letter == "BS":
        return {"BS": [base64.b64decode(one) for one in inner]}
    if letter == "L":
        return {"L": [from_json(one) for one in inner]}
    if letter == "M":
        return {"M": {name: from_json(one) for name, one in inner.items()}}
    return value


def to_json(value):
    (letter, inner), = value.items()
    if letter == "B":
        return {"B": base64.b64encode(bytes(inner)).decode()}
    if letter == "BS":
        return {"BS": [base64.b64encode(bytes(one)).decode() for one in inner]}
    if letter == "L":
        return {"L": [to_json(one) for one in inner]}
    if letter == "M":
        return {"M": {name: to_json(one) for name, one in inner.items()}}
    return {letter: inner}


def describe(value):
    """Each field in plain words, the same in every language."""
    if dataclasses.is_dataclass(value):
        fields = {field.name: describe(getattr(value, field.name)) for field in dataclasses.fields(value) if field.name not in ("unknown", "item_version")}
        return {name.replace("_", ""): inner for name, inner in fields.items() if inner is not None}
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case StrEnum():
            return value.value
        case int() | str():
            return str(value)
        case Decimal():
            return format(value, "f")
        case bytes():
            return base64.b64encode(value).decode()
        case datetime():
            return str((value - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1))
        case frozenset():
            return sorted(describe(one) for one in value)
        case list():
            return [describe(one) for one in value]
        case dict() if len(value) == 1 and next(iter(value)) in ("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"):
            return "raw"
        case dict():
            return {name: describe(one) for name, one in value.items()}
    raise TypeError(type(value).__name__)


def kind_of(table, item):
    kind = tables.kind_of(table, item)
    if kind is None:
        raise LookupError(f"No kind of {table} has this key.")
    return kind


def write(table):
    items = [from_json({"M": item})["M"] for item in request["items"][table]]
    through = [kind_of(table, item).from_item(item).to_item() for item in items]
    batches = [through[at : at + 25] for at in range(0, len(through), 25)]

    def put(batch):
        left = {request["tables"][table]: [{"PutRequest": {"Item": item}} for item in batch]}
        while left:
            left = dynamo.batch_write_item(RequestItems=left)["UnprocessedItems"]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(put, batches))
    return len(through)


def answer(table, stored):
    item = kind_of(table, stored).from_item(stored)
    return {"item": to_json({"M": item.to_item()})["M"], "fields": describe(item)}


def read(table):
    pages = dynamo.get_paginator("scan").paginate(TableName=request["tables"][table], ConsistentRead=True)
    return [answer(table, stored) for page in pages for stored in page["Items"]]


def without_table(table):
    return [answer(table, from_json({"M": item})["M"]) for item in request["items"][table]]


def refuse(table):
    def problem(item):
        try:
            answer(table, from_json({"M": item})["M"])
        except tables.ItemFormatError as fault:
            return str(fault)
        return None

    return [problem(item) for item in request["items"][table]]


work = {"refuse": refuse, "write": write, "read": read, "pass": without_table}[request["do"]]
json.dump({table: work(table) for table in request["tables"]}, sys.stdout)
