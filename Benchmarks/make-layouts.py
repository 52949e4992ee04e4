#!/usr/bin/env python3
"""Writes the conversations of a native file in other formats, to compare how fast each is read.

  make-layouts.py CORPUS.jsonl FOLDER

Every file holds the same messages: native, openai, sharegpt, zendesk and tau-bench as JSON Lines, intercom as one array, a table and captions.
"""
import csv
import io
import json
import os
import sys

ROLES = {"customer": "user", "agent": "assistant", "bot": "assistant"}


def dumped(value):
    return json.dumps(value, ensure_ascii=False) + "\n"


def native(id, messages):
    return dumped({"id": id, "messages": [{"role": role, "text": text} for role, text in messages]})


def openai(id, messages):
    return dumped({"id": id, "messages": [{"role": ROLES[role], "content": text} for role, text in messages]})


def sharegpt(id, messages):
    return dumped({"id": id, "conversations": [{"from": "human" if role == "customer" else "gpt", "value": text} for role, text in messages]})


def tau_bench(id, messages):
    return dumped({"task_id": id, "reward": 1.0, "traj": [{"role": ROLES[role], "content": text} for role, text in messages]})


def zendesk(id, messages):
    comments = [
        {"id": number, "type": "Comment", "author_id": 1 if role == "customer" else 2, "plain_body": text, "public": True}
        for number, (role, text) in enumerate(messages)
    ]
    users = [{"id": 1, "name": "Ann", "role": "end-user"}, {"id": 2, "name": "Bo", "role": "agent"}]
    return dumped({"ticket": {"id": id, "requester_id": 1}, "comments": comments, "users": users})


def intercom(id, messages):
    parts = [
        {"type": "conversation_part", "part_type": "comment", "body": text, "created_at": 1700000000 + number, "author": author(role)}
        for number, (role, text) in enumerate(messages[1:])
    ]
    source = {"type": "conversation", "body": messages[0][1], "author": author(messages[0][0])}
    return dumped({"type": "conversation", "id": id, "source": source, "conversation_parts": {"conversation_parts": parts}})


def author(role):
    return {"type": "user" if role == "customer" else "admin", "id": "9"}


def table(id, messages):
    rows = io.StringIO()
    csv.writer(rows, lineterminator="\n").writerows([id, role, text] for role, text in messages)
    return rows.getvalue()


def captions(_, messages):
    names = {"customer": "Ann (Customer)", "agent": "Bo (Agent)", "bot": "Bo (Agent)"}
    plain = ((role, " ".join(text.replace("<", " ").replace("&", "and").replace("-->", " ").split())) for role, text in messages)
    return "".join(f"00:00:01.000 --> 00:00:04.000\n<v {names[role]}>{text}\n\n" for role, text in plain)


FORMATS = {
    "native.jsonl": (native, "", "", ""),
    "openai.jsonl": (openai, "", "", ""),
    "sharegpt.jsonl": (sharegpt, "", "", ""),
    "tau-bench.jsonl": (tau_bench, "", "", ""),
    "zendesk.jsonl": (zendesk, "", "", ""),
    "intercom.json": (intercom, "[", ",", "]\n"),
    "table.csv": (table, "conversation_id,role,text\n", "", ""),
    "captions.vtt": (captions, "WEBVTT\n\n", "", ""),
}


def main():
    source, folder = sys.argv[1:]
    with open(source, encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    pool = [(c["id"], [(m["role"], m["text"]) for m in c["messages"] if m["role"] in ROLES]) for c in read]
    for name, (form, head, between, tail) in FORMATS.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write(head + between.join(form(id, messages) for id, messages in pool if messages) + tail)


main()
