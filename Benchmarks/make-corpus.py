#!/usr/bin/env python3
"""Makes a large corpus: repeats conversations of the native format until a size is reached, in two formats.

  make-corpus.py --size 100M --out FOLDER FILE.jsonl…

Writes FOLDER/corpus.jsonl (native) and FOLDER/corpus.txt (`Customer:`/`Agent:` lines, a heading before each conversation). Ids stay
unique, labels and notes are left out: the text file has no way to write a note that every reader takes for one.
"""
import argparse
import json
import os

SPEAKERS = {"customer": "Customer", "agent": "Agent", "bot": "Bot"}
UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}


def size(text):
    """100M is 100 million bytes."""
    return int(float(text[:-1]) * UNITS[text[-1].upper()]) if text[-1].upper() in UNITS else int(text)


def conversations(paths):
    """The conversations of all files, without labels and notes."""
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if not line.strip():
                    continue
                conversation = json.loads(line)
                messages = [m for m in conversation["messages"] if m["role"] in SPEAKERS and isinstance(m.get("text"), str)]
                for message in messages:
                    message.pop("labels", None)
                if messages:
                    yield {**conversation, "messages": messages}


def native(conversation, round_):
    """One line of JSON."""
    renamed = {**conversation, "id": f"{conversation.get('id', 'c')}-{round_}"}
    return json.dumps(renamed, ensure_ascii=False) + "\n"


def text_log(conversation, round_):
    """A heading, then a line for each message."""
    lines = [f"=== Conversation {conversation.get('id', 'c')}-{round_} ==="]
    for message in conversation["messages"]:
        lines.append(f"{SPEAKERS[message['role']]}: {' '.join(message['text'].split())}")
    return "\n".join(lines) + "\n\n"


def write(path, pool, wanted, form):
    """Writes the pool again and again, until `wanted` bytes are there."""
    written = round_ = 0
    with open(path, "wb") as out:
        while written < wanted:
            for conversation in pool:
                if written >= wanted:
                    break
                written += out.write(form(conversation, round_).encode())
            round_ += 1
    print(f"{path}: {written:,} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=size, default=size("100M"), help="bytes of each file (default 100M)")
    parser.add_argument("--out", required=True, help="the folder to write to")
    parser.add_argument("files", nargs="+", help="native transcripts")
    arguments = parser.parse_args()
    pool = list(conversations(arguments.files))
    if not pool:
        parser.error("no conversations in these files")
    os.makedirs(arguments.out, exist_ok=True)
    write(os.path.join(arguments.out, "corpus.jsonl"), pool, arguments.size, native)
    write(os.path.join(arguments.out, "corpus.txt"), pool, arguments.size, text_log)


if __name__ == "__main__":
    main()
