"""The names that pupils get: harmless ones, so that nobody has to look over what others chose."""

from collections.abc import Container
from random import SystemRandom
from typing import Final

_RANDOM: Final = SystemRandom()
ANIMALS: Final = (
    "Alpaca", "Antelope", "Armadillo", "Avocet", "Axolotl", "Badger", "Barn owl", "Beaver",
    "Bison", "Blackbird", "Bluebird", "Bobcat", "Bullfinch", "Bumblebee", "Butterfly", "Canary",
    "Capybara", "Caribou", "Chaffinch", "Chameleon", "Cheetah", "Chipmunk", "Condor", "Coyote",
    "Crane", "Cricket", "Curlew", "Deer", "Dolphin", "Dormouse", "Dragonfly", "Duck", "Eagle",
    "Egret", "Elk", "Falcon", "Ferret", "Finch", "Firefly", "Flamingo", "Flying fish", "Fox",
    "Gazelle", "Gecko", "Gibbon", "Giraffe", "Goldfinch", "Grebe", "Grey heron", "Hare", "Hawk",
    "Hedgehog", "Hermit crab", "Hoopoe", "Hummingbird", "Ibex", "Ibis", "Iguana", "Impala",
    "Jackdaw", "Jaguar", "Jay", "Kestrel", "Kingfisher", "Kiwi", "Koala", "Ladybird", "Lapwing",
    "Lark", "Lemur", "Leopard", "Linnet", "Lion", "Llama", "Lynx", "Magpie", "Marmot", "Marten",
    "Meerkat", "Moth", "Narwhal", "Newt", "Nightingale", "Ocelot", "Octopus", "Okapi", "Oriole",
    "Osprey", "Ostrich", "Otter", "Panda", "Panther", "Parrot", "Partridge", "Peacock", "Pelican",
    "Penguin", "Pheasant", "Pigeon", "Pika", "Plover", "Polar bear", "Pony", "Porcupine", "Puffin",
    "Puma", "Quail", "Quokka", "Rabbit", "Raccoon", "Raven", "Red panda", "Reindeer", "Robin",
    "Sandpiper", "Seahorse", "Seal", "Skylark", "Snowy owl", "Sparrow", "Squirrel", "Starfish",
    "Starling", "Stork", "Swallow", "Swan", "Swift", "Tern", "Thrush", "Tiger", "Toucan", "Turtle",
    "Vole", "Wagtail", "Wallaby", "Wolf", "Wombat", "Woodpecker", "Wren", "Zebra",
)  # fmt: skip


def a_name(taken: Container[str]) -> str:
    """An animal that nobody in the class is yet. Raises IndexError where every name is taken."""
    return _RANDOM.choice([name for name in ANIMALS if name not in taken])
