"""A program with planted anti-patterns, or with each of them repaired: python3 -m cProfile -o FILE shop.py bad|fixed"""
import copy
import json
import logging
import os
import re
import sys

logging.basicConfig(stream=open(os.devnull, "w"), level=logging.INFO)
log = logging.getLogger("shop")
WORD = re.compile(r"^[a-z]+-\d+@(x|y|z)+$")


def search(i):  # planted: regex-compile-in-loop
    return re.compile(r"^[a-z]+-%d@(x|y|z)+$" % i).match("abc-12@x")


def search_fixed(i):
    return WORD.match("abc-12@x")


def price(i):  # planted: logging-in-hot-path
    log.info("priced %d at %d", i, 3 * i)


def price_fixed(i):
    return 3 * i


def cart_of(cart):  # planted: defensive-copy
    return copy.deepcopy(cart)


def cart_of_fixed(cart):
    return cart


def answer(order):  # planted: serialization-cost
    return json.loads(json.dumps(order))


def answer_fixed(order):
    return order


def position(skus, sku):  # planted: quadratic-algorithm
    return skus.index(sku)


def position_fixed(places, sku):
    return places[sku]


def rare():
    """Runs once: the same pattern, but too cold to matter."""
    return re.compile("^rare$").match("rare")


def work(n):
    """What the shop is there for."""
    total = 0
    for i in range(n):
        total += sum(divmod(i, 7))
    return total


def bad():
    cart = {"items": [{"sku": i, "count": 1} for i in range(10)]}
    skus = list(range(20000))
    for i in range(400):
        for j in range(2):
            search(2 * i + j)
        for _ in range(40):
            price(i)
        for _ in range(10):
            cart_of(cart)
        for _ in range(60):
            answer(cart)
        for _ in range(3):
            position(skus, 15000)
        work(100)


def fixed():
    cart = {"items": [{"sku": i, "count": 1} for i in range(10)]}
    places = {sku: sku for sku in range(20000)}
    for i in range(400):
        search_fixed(i)
        price_fixed(i)
        cart_of_fixed(cart)
        answer_fixed(cart)
        position_fixed(places, 15000)
        work(3000)


if __name__ == "__main__":
    bad() if sys.argv[1] == "bad" else fixed()
    rare()
