#!/usr/bin/env python3
"""Writes N synthetic rules, to see what many rules cost.

  synthetic-rules.py FOLDER N

The rules are valid, examples included (`tonelint rules test FOLDER`). Their frames are those of the real rules: somebody, a helper verb,
an act, a gap, a thing. Every group of words mixes invented words with common ones (Rules/en/frequencies.yml), so that real text gets far into the
patterns and seldom to their end: that is the work that the matcher has to do. The same N gives the same files.
"""
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PACK = os.path.join(HERE, "..", "Rules", "en")
PRONOUNS = ["i", "we", "you", "they", "it", "this", "that", "he", "she", "everybody"]
HELPERS = ["should", "could", "must", "will", "can", "would", "may", "might", "have to", "need to", "ought to", "am going to"]
ADVERBS = ["really", "just", "simply", "already", "still", "always", "now", "also", "first", "only"]
VERBS = ["send", "check", "call", "refund", "change", "cancel", "order", "pay", "book", "open", "close", "update", "read", "find", "ask", "tell",
         "write", "wait", "help", "fix", "show", "give", "take", "keep", "look", "try", "return", "sign", "reset", "confirm"]
DETERMINERS = ["the", "a", "an", "your", "my", "our", "this", "that", "any", "some"]
# Guards react to these, so that the examples would not be found.
LEFT_OUT = {"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "if", "when", "whether", "unless", "once", "case", "say",
            "said", "says", "told", "tell", "wrote", "write", "asked", "mentioned", "claim", "called"}
INVENTED_WORDS = 3000


def pairs(name):
    """The keys and values of a flat YAML file."""
    with open(os.path.join(PACK, name), encoding="utf-8") as lines:
        return [m.groups() for line in lines if (m := re.match(r"^'?([a-z]+)'?:\s*(.+?)\s*$", line))]


def invented(random_, real):
    """Words that nobody writes: consonant, vowel, consonant, vowel, consonant."""
    words = set()
    while len(words) < INVENTED_WORDS:
        word = "".join(random_.choice("bdfgklmnprtvz") + random_.choice("aiou") for _ in range(random_.randint(2, 3))) + random_.choice("blmnrt")
        if word not in real:
            words.add(word)
    return sorted(words)


class Group:
    """Alternatives, `(a|b|c)`, and what an example writes for them."""

    def __init__(self, words, suffix=""):
        self.words, self.suffix = words, suffix

    def pattern(self):
        return f"({' | '.join(self.words)}){self.suffix}"

    def example(self, random_):
        return random_.choice(self.words)


class Optional(Group):
    def pattern(self):
        return f"[{' | '.join(self.words)}]"

    def example(self, random_):
        return random_.choice([*self.words, ""])


class Gap:
    def __init__(self, count):
        self.count = count

    def pattern(self):
        return f"..{self.count}"

    def example(self, random_):
        return ""


class Writer:
    """Makes rules out of a pool of words."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        spellings = {key for key, _ in pairs("spellings.yml")}
        frequent = [(word, int(count)) for word, count in pairs("frequencies.yml") if count.isdigit()]
        self.things = [word for word, count in frequent if len(word) > 3 and count < 1500 and word not in spellings | LEFT_OUT]
        self.invented = invented(self.random, {word for word, _ in frequent} | spellings)

    def mixed(self, real, count, suffix=""):
        """`count` words, about a third of them invented."""
        real = [word for word in real if word.split()[0] not in LEFT_OUT]
        own = self.random.sample(real, min(len(real), count - count // 3))
        return Group(own + self.random.sample(self.invented, count // 3), suffix)

    def some(self, low, high):
        return self.random.randint(low, high)

    def frame(self):
        """The elements of one pattern."""
        who = Group(self.random.sample(PRONOUNS, self.some(2, 4)))
        helper = Group(self.random.sample(HELPERS, self.some(2, 5)))
        adverb = Optional(self.random.sample(ADVERBS, self.some(2, 5)))
        act = self.mixed(VERBS, self.some(4, 10), "~")
        determiner = Group(self.random.sample(DETERMINERS, self.some(3, 6)))
        thing = self.mixed(self.things, self.some(5, 12))
        other = self.mixed(self.things, self.some(5, 12))
        return self.random.choice([
            [who, helper, adverb, act, Gap(self.some(1, 5)), thing],
            [who, adverb, act, determiner, Gap(self.some(1, 3)), thing],
            [determiner, thing, Gap(self.some(1, 4)), act, other],
            [thing, adverb, helper, act, determiner, other],
            [act, determiner, thing, Gap(self.some(1, 6)), who, other],
        ])

    def text(self, elements):
        return " ".join(filter(None, (element.example(self.random) for element in elements)))

    def rule(self, name):
        """The text of a rule file."""
        frames = [self.frame() for _ in range(self.some(6, 14))]
        lines = [f"id: synthetic/{name}", "summary: a synthetic rule, to measure with", "why: It is here to be slow, if it can be.", "patterns:"]
        lines += [f"  - '{' '.join(element.pattern() for element in frame)}'" for frame in frames]
        lines += ["unless:", "  message:"]
        lines += [f"    - '{' '.join(element.pattern() for element in self.frame())}'" for _ in range(self.some(1, 4))]
        lines += ["instead: Say something that can be measured.", "examples:", "  flag:"]
        lines += [f"    - 'Hello. ▸{self.text(self.random.choice(frames))}▹.'" for _ in range(4)]
        lines += ["  allow:"]
        lines += [f"    - 'Thanks, the {word} is here.'" for word in self.random.sample(self.things, 4)]
        return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    folder, count = os.path.join(sys.argv[1], "synthetic"), int(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    writer = Writer(count)
    for index in range(count):
        name = f"rule-{index:05}"
        with open(os.path.join(folder, name + ".yml"), "w", encoding="utf-8") as file:
            file.write(writer.rule(name))
    print(f"{count} rules in {folder}")


if __name__ == "__main__":
    main()
