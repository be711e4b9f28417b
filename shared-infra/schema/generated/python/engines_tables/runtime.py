# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""From values to attributes and back, in boto3's low-level form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from decimal import Context, Decimal, Inexact, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

AttributeValue = Mapping[str, Any]
Item = dict[str, AttributeValue]
T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)
Reader = Callable[[AttributeValue, str], T]
Writer = Callable[[T], AttributeValue]

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_EXACT = Context(prec=38, traps=[Inexact, InvalidOperation])
_WORDS = {
    "S": "another string", "N": "another number", "B": "a binary", "BOOL": "a boolean", "NULL": "null",
    "M": "a map", "L": "a list", "SS": "a set of strings", "NS": "a set of numbers", "BS": "a set of binaries",
}  # fmt: skip


class ItemFormatError(ValueError):
    """An item in a table is not what the schema says. The message names kind, attribute and what was found there, never a value."""


def _other(value: AttributeValue, place: str, wanted: str) -> ItemFormatError:
    return ItemFormatError(f"{place}: should be {wanted} and is {_WORDS.get(next(iter(value), ''), 'nothing')}.")


class ItemReader:
    """Takes an item apart, attribute by attribute."""

    __slots__ = ("_item", "_place")

    def __init__(self, item: Mapping[str, AttributeValue], place: str) -> None:
        self._item = item
        self._place = place

    def required(self, name: str, read: Reader[T]) -> T:
        value = self._item.get(name)
        if value is None:
            raise ItemFormatError(f"{self._place}.{name}: is missing.")
        return read(value, f"{self._place}.{name}")

    def optional(self, name: str, read: Reader[T]) -> T | None:
        value = self._item.get(name)
        return None if value is None or value.get("NULL") else read(value, f"{self._place}.{name}")

    def optional_any(self, name: str) -> AttributeValue | None:
        """What may be anything may be null as well; elsewhere null is the same as nothing."""
        return self._item.get(name)

    def defaulted(self, name: str, read: Reader[T], default: T) -> T:
        value = self._item.get(name)
        return default if value is None or value.get("NULL") else read(value, f"{self._place}.{name}")

    def key(self, name: str, pattern: tuple[str, ...]) -> str:
        text = self.required(name, read_text)
        if not _fits(text, pattern):
            raise ItemFormatError(f"{self._place}.{name}: should look like '{'…'.join(pattern)}' and does not: the item is of another kind.")
        return text

    def unknown(self, known: Iterable[str]) -> Mapping[str, AttributeValue]:
        return {name: value for name, value in self._item.items() if name not in known}


def version_of(item: Mapping[str, AttributeValue], name: str, kind: str) -> int:
    return ItemReader(item, kind).required(name, read_integer)


def of_text(value: str) -> AttributeValue:
    return {"S": value}


def of_word(value: StrEnum) -> AttributeValue:
    return {"S": value.value}


def of_ulid(value: str) -> AttributeValue:
    if not _ULID.fullmatch(value):
        raise ValueError("This is no ULID.")
    return {"S": value}


def of_integer(value: int) -> AttributeValue:
    if not -(2**63) <= value < 2**63:
        raise ValueError("The integer does not fit 64 bits.")
    return {"N": str(value)}


def of_number(value: Decimal) -> AttributeValue:
    if not value.is_finite():
        raise ValueError("DynamoDB has no such number.")
    try:
        number = _EXACT.create_decimal(value)
    except Inexact:
        raise ValueError("DynamoDB keeps 38 digits, and the number has more.") from None
    return {"N": format(number, "f") if abs(number.adjusted()) < 40 else str(number)}


def of_boolean(value: bool) -> AttributeValue:
    return {"BOOL": value}


def of_binary(value: bytes) -> AttributeValue:
    return {"B": value}


def of_any(value: AttributeValue) -> AttributeValue:
    return value


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("The time does not say in which zone it is: give it a tzinfo.")
    return value


def of_iso_time(value: datetime) -> AttributeValue:
    return {"S": _aware(value).astimezone(timezone.utc).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"}


def of_unix_seconds(value: datetime) -> AttributeValue:
    return {"N": str((_aware(value) - _EPOCH) // timedelta(seconds=1))}


def of_unix_millis(value: datetime) -> AttributeValue:
    return {"N": str((_aware(value) - _EPOCH) // timedelta(milliseconds=1))}


def list_with(write: Writer[T]) -> Writer[Iterable[T]]:
    return lambda values: {"L": [write(value) for value in values]}


def map_with(write: Writer[T]) -> Writer[Mapping[str, T]]:
    return lambda values: {"M": {name: write(value) for name, value in values.items()}}


def set_with(write: Writer[T]) -> Writer[Iterable[T]]:
    def write_set(values: Iterable[T]) -> AttributeValue:
        written = [write(value) for value in values]
        if not written:
            raise ValueError("DynamoDB has no empty set.")
        letter = next(iter(written[0]))
        return {f"{letter}S": [one[letter] for one in written]}

    return write_set


def read_text(value: AttributeValue, place: str) -> str:
    if "S" not in value:
        raise _other(value, place, "a string")
    return str(value["S"])


def read_ulid(value: AttributeValue, place: str) -> str:
    if "S" not in value or not _ULID.fullmatch(value["S"]):
        raise _other(value, place, "a ULID")
    return str(value["S"])


def read_integer(value: AttributeValue, place: str) -> int:
    try:
        number = int(value["N"])
    except (KeyError, ValueError):
        raise _other(value, place, "an integer of 64 bits") from None
    if not -(2**63) <= number < 2**63:
        raise _other(value, place, "an integer of 64 bits")
    return number


def read_number(value: AttributeValue, place: str) -> Decimal:
    try:
        return Decimal(value["N"])
    except (KeyError, InvalidOperation):
        raise _other(value, place, "a number") from None


def read_boolean(value: AttributeValue, place: str) -> bool:
    if "BOOL" not in value:
        raise _other(value, place, "a boolean")
    return bool(value["BOOL"])


def read_binary(value: AttributeValue, place: str) -> bytes:
    if "B" not in value:
        raise _other(value, place, "a binary")
    return bytes(value["B"])


def read_any(value: AttributeValue, place: str) -> AttributeValue:
    return value


def read_iso_time(value: AttributeValue, place: str) -> datetime:
    text = value.get("S", "")
    try:
        if _ISO_TIME.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise _other(value, place, "a time such as 2026-05-12T09:00:00.000Z")


def read_unix_seconds(value: AttributeValue, place: str) -> datetime:
    try:
        return _EPOCH + timedelta(seconds=read_integer(value, place))
    except OverflowError:
        raise _other(value, place, "a time in Unix seconds") from None


def read_unix_millis(value: AttributeValue, place: str) -> datetime:
    try:
        return _EPOCH + timedelta(milliseconds=read_integer(value, place))
    except OverflowError:
        raise _other(value, place, "a time in Unix milliseconds") from None


def read_structure(value: AttributeValue, place: str) -> Mapping[str, AttributeValue]:
    if "M" not in value:
        raise _other(value, place, "a map")
    structure: Mapping[str, AttributeValue] = value["M"]
    return structure


def word_of(words: type[W]) -> Reader[W]:
    def read(value: AttributeValue, place: str) -> W:
        try:
            return words(value["S"])
        except (KeyError, ValueError):
            raise _other(value, place, f"one of {', '.join(words)}") from None

    return read


def list_of(read: Reader[T]) -> Reader[list[T]]:
    def read_list(value: AttributeValue, place: str) -> list[T]:
        if "L" not in value:
            raise _other(value, place, "a list")
        return [read(one, f"{place}[{index}]") for index, one in enumerate(value["L"])]

    return read_list


def map_of(read: Reader[T], is_personal: bool = False) -> Reader[dict[str, T]]:
    """Reads a map; in one of personal data names may be somebody's, and no message tells them."""

    def read_map(value: AttributeValue, place: str) -> dict[str, T]:
        return {name: read(one, f"{place}.{'*' if is_personal else name}") for name, one in read_structure(value, place).items()}

    return read_map


def set_of(read: Reader[T]) -> Reader[frozenset[T]]:
    def read_set(value: AttributeValue, place: str) -> frozenset[T]:
        for letter in ("S", "N", "B"):
            if value.get(f"{letter}S"):
                return frozenset(read({letter: one}, place) for one in value[f"{letter}S"])
        raise _other(value, place, "a set")

    return read_set


def rename(item: Item, old: str, new: str) -> None:
    if old in item:
        value = item.pop(old)
        item.setdefault(new, value)


UPCASTERS: dict[str, Callable[[Mapping[str, AttributeValue]], AttributeValue | None]] = {}
"""Written by hand, by name: from an item of an older version to one attribute of it; None for no value."""


def derive(item: Item, name: str, by: str) -> None:
    if by not in UPCASTERS:
        raise LookupError(f"No up-caster '{by}' is registered in runtime.UPCASTERS.")
    value = UPCASTERS[by](item)
    if value is not None:
        item[name] = value


def keep(item: Item, unknown: Mapping[str, AttributeValue]) -> None:
    for name, value in unknown.items():
        item.setdefault(name, value)


def pad(number: str, width: int) -> str:
    if width > 0 and (number.startswith("-") or len(number) > width):
        raise ValueError(f"A key has room for {width} digits and none for a sign.")
    return number.rjust(width, "0")


def build_key(pattern: tuple[str, ...], *values: str) -> str:
    text = pattern[0]
    for index, value in enumerate(values):
        following = "" if index == len(values) - 1 else pattern[index + 1]
        if not value or (following and following in value):
            raise ValueError(f"Value {index + 1} of the key '{'…'.join(pattern)}' is empty or holds '{following}'.")
        text += value + pattern[index + 1]
    return text


def key_fits(key: Mapping[str, AttributeValue], name: str, pattern: tuple[str, ...]) -> bool:
    text = key.get(name, {}).get("S")
    return isinstance(text, str) and _fits(text, pattern)


def _fits(text: str, pattern: tuple[str, ...]) -> bool:
    return text == pattern[0] if len(pattern) == 1 else _find(text, pattern, len(pattern) - 2)[1] >= 0


def key_part(text: str, pattern: tuple[str, ...], index: int) -> str:
    start, end = _find(text, pattern, index)
    return text[start:end]


def _find(text: str, pattern: tuple[str, ...], index: int) -> tuple[int, int]:
    if not text.startswith(pattern[0]):
        return 0, -1
    start = len(pattern[0])
    for value in range(len(pattern) - 1):
        following = pattern[value + 1]
        if value < len(pattern) - 2:
            end = text.find(following, start)
        else:
            end = len(text) - len(following) if text.endswith(following) else -1
        if end <= start:
            return 0, -1
        if value == index:
            return start, end
        start = end + len(following)
    return 0, -1
