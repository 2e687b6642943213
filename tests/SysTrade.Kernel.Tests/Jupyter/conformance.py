"""Drives the kernel through jupyter_client and checks every message it sends against the messaging protocol.

usage: conformance.py PROGRAM [CASE...]     writes one JSON line for each case: {"case", "ok", "detail"}
"""
import hashlib
import hmac
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from queue import Empty

import zmq
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

TIMEOUT = 60

# Where the tests run in the background of a shell the interrupt signal is ignored, and a kernel would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What the protocol requires of the content of each message: name -> type or values.
MIME = {"data": dict, "metadata": dict}
SPEC = {
    "status": {"execution_state": {"busy", "idle", "starting"}},
    "stream": {"name": {"stdout", "stderr"}, "text": str},
    "display_data": {**MIME, "transient": dict},
    "update_display_data": {**MIME, "transient": dict},
    "execute_result": {**MIME, "execution_count": int},
    "execute_input": {"code": str, "execution_count": int},
    "error": {"ename": str, "evalue": str, "traceback": list},
    "clear_output": {"wait": bool},
    "execute_reply": {"status": {"ok", "error", "aborted"}, "execution_count": int},
    "complete_reply": {"status": {"ok"}, "matches": list, "cursor_start": int, "cursor_end": int, "metadata": dict},
    "inspect_reply": {"status": {"ok"}, "found": bool, **MIME},
    "is_complete_reply": {"status": {"complete", "incomplete", "invalid", "unknown"}},
    "history_reply": {"status": {"ok"}, "history": list},
    "comm_info_reply": {"status": {"ok"}, "comms": dict},
    "kernel_info_reply": {
        "status": {"ok"}, "protocol_version": str, "implementation": str, "implementation_version": str, "language_info": dict, "banner": str,
        "debugger": bool, "help_links": list,
    },
    "interrupt_reply": {"status": {"ok"}},
    "shutdown_reply": {"status": {"ok"}, "restart": bool},
    "input_request": {"prompt": str, "password": bool},
    "comm_close": {"comm_id": str, "data": dict},
}
ERROR = {"ename": str, "evalue": str, "traceback": list}


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def equal(actual, expected, what="value"):
    check(actual == expected, f"{what}: {actual!r}, expected {expected!r}")


def validate(message):
    """Header and content as the protocol has them; the signature was checked by jupyter_client when it read the message."""
    header = message["header"]
    for key in ("msg_id", "username", "session", "msg_type", "version", "date"):
        check(key in header, f"{message['msg_type']}: header lacks {key}")
    check(tuple(int(v) for v in header["version"].split(".")) >= (5, 3), f"protocol version {header['version']}")
    content = message["content"]
    kind = message["msg_type"]
    check(kind in SPEC, f"unexpected message type {kind}")
    spec = dict(SPEC[kind])
    if kind == "execute_reply" and content.get("status") == "ok":
        spec |= {"user_expressions": dict, "payload": list}
    if content.get("status") == "error":
        spec |= ERROR
    for key, wanted in spec.items():
        check(key in content, f"{kind}: content lacks {key}: {content}")
        value = content[key]
        if isinstance(wanted, set):
            check(value in wanted, f"{kind}: {key} is {value!r}")
        else:
            check(isinstance(value, wanted) and not (wanted is int and isinstance(value, bool)), f"{kind}: {key} is {value!r}")
    for mime, data in (content.get("data") or {}).items() if "data" in spec and kind != "comm_close" else ():
        check("/" in mime, f"{kind}: {mime!r} is no MIME type")
        check(isinstance(data, str) or mime.endswith("json"), f"{kind}: {mime} is no text")
    return message


class Kernel:
    """A started kernel and a client of it."""

    def __init__(self, program, interrupt_mode="message"):
        self.manager = KernelManager(kernel_name="systrade-test")
        self.manager._kernel_spec = KernelSpec(
            argv=[program, "kernel", "start", "{connection_file}"], language="C#", display_name="test", interrupt_mode=interrupt_mode)
        self.manager.start_kernel(stderr=open(os.devnull, "w"))
        self.connect()

    def connect(self):
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)

    def close(self):
        self.client.stop_channels()
        if self.manager.is_alive():
            self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()

    def outputs(self, id, until_idle=True):
        """Messages of a request up to the idle status that ends it."""
        found, busy = [], False
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != id:
                continue
            validate(message)
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "busy":
                    busy = True
                elif message["content"]["execution_state"] == "idle":
                    check(busy, "idle came without busy")
                    return found
                continue
            check(busy, f"{message['msg_type']} came before busy")
            found.append(message)

    def reply(self, id, channel="shell"):
        get = self.client.get_shell_msg if channel == "shell" else self.client.get_control_msg
        while True:
            message = get(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == id:
                return validate(message)

    def run(self, code, **options):
        id = self.client.execute(code, **options)
        outputs = self.outputs(id)
        return self.reply(id)["content"], outputs

    def request(self, kind, content):
        message = self.client.session.msg(kind, content)
        self.client.shell_channel.send(message)
        return self.reply(message["header"]["msg_id"])["content"]

    def value(self, code):
        reply, outputs = self.run(code)
        check(reply["status"] == "ok", f"{code}: {reply}")
        results = [o for o in outputs if o["msg_type"] == "execute_result"]
        return results[-1]["content"]["data"]["text/plain"] if results else None

    def alive(self):
        equal(self.value("6 * 7"), "42", "a cell after it")


def text_of(outputs, stream="stdout"):
    return "".join(o["content"]["text"] for o in outputs if o["msg_type"] == "stream" and o["content"]["name"] == stream)


def kinds(outputs):
    return [o["msg_type"] for o in outputs]


# ---- cases: each gets a kernel, shared by those that leave it as it was ----

def kernel_info(k):
    reply = k.request("kernel_info_request", {})
    equal(reply["language_info"]["name"], "C#")


def first_cell_counts_and_shows_its_value(k):
    reply, outputs = k.run("1 + 1")
    equal(outputs[-1]["content"]["data"]["text/plain"], "2")
    equal(outputs[-1]["content"]["execution_count"], reply["execution_count"])
    again, _ = k.run("1")
    equal(again["execution_count"], reply["execution_count"] + 1, "execution count")


def state_is_kept_between_cells(k):
    k.run("var kept = new List<int> { 1, 2 };")
    k.run("kept.Add(3);")
    equal(k.value("kept.Sum()"), "6")


def top_level_await_works(k):
    equal(k.value("await Task.FromResult(7)"), "7")


def output_keeps_its_order(k):
    _, outputs = k.run('Console.Write("a"); Console.Error.Write("b"); display("c"); Console.Write("d"); "e"')
    equal(kinds(outputs), ["execute_input", "stream", "stream", "display_data", "stream", "execute_result"])


def silent_cell_shows_and_counts_nothing(k):
    before, _ = k.run("1")
    reply, outputs = k.run('Console.WriteLine("x"); 5', silent=True)
    equal(reply["status"], "ok")
    equal(outputs, [], "output of a silent cell")
    after, _ = k.run("1")
    equal(after["execution_count"], before["execution_count"] + 1, "execution count")


def cell_kept_out_of_history_counts_nothing(k):
    before, _ = k.run("1")
    k.run("2", store_history=False)
    after, _ = k.run("1")
    equal(after["execution_count"], before["execution_count"] + 1, "execution count")


def error_has_line_of_the_cell(k):
    reply, outputs = k.run("var zero = 0;\n\nvar y = 1 / zero;")
    equal(reply["status"], "error")
    equal(reply["ename"], "DivideByZeroException")
    equal(kinds(outputs)[-1], "error")
    check("line 3: var y = 1 / zero;" in "\n".join(reply["traceback"]), f"traceback: {reply['traceback']}")


def compile_error_points_at_the_place(k):
    reply, _ = k.run("var a = 1;\nfor (var i = 0; i < 3; i++) a += wrong;")
    equal(reply["ename"], "CompilationError")
    check("(2,34): CS0103" in reply["evalue"], reply["evalue"])


def failed_cell_aborts_those_already_sent(k):
    # The first cell fails when the kernel has the others: it answers on another channel after they were sent.
    gate = tempfile.mktemp(prefix="systrade-kernel-")
    first = k.client.execute(f'while (!System.IO.File.Exists(@"{gate}")) System.Threading.Thread.Sleep(5); throw new Exception("stop");')
    second = k.client.execute("1")
    third = k.client.execute("2", stop_on_error=False)
    message = k.client.session.msg("kernel_info_request", {})
    k.client.control_channel.send(message)
    k.reply(message["header"]["msg_id"], channel="control")
    time.sleep(0.3)
    open(gate, "w").close()
    equal(k.reply(first)["content"]["status"], "error")
    equal(k.reply(second)["content"]["status"], "aborted")
    equal(k.reply(third)["content"]["status"], "aborted")
    os.remove(gate)
    k.alive()


def failed_cell_lets_others_run_when_told(k):
    first = k.client.execute('System.Threading.Thread.Sleep(300); throw new Exception("go on");', stop_on_error=False)
    second = k.client.execute("1")
    equal(k.reply(first)["content"]["status"], "error")
    equal(k.reply(second)["content"]["status"], "ok")


def user_expressions_are_computed(k):
    reply, _ = k.run("var u = 4;", user_expressions={"twice": "u * 2", "bad": "nothing_of_the_kind"})
    equal(reply["user_expressions"]["twice"]["data"]["text/plain"], "8")
    equal(reply["user_expressions"]["bad"]["status"], "error")


def shell_cell_shows_text_tables_and_shares_variables(k):
    k.run("var shared = 21;")
    reply, outputs = k.run('#!pwsh\n"text $shared"\n[pscustomobject]@{ A = 1 }\n$back = $shared * 2')
    equal(reply["status"], "ok")
    equal(text_of(outputs), "text 21\n")
    table = [o for o in outputs if o["msg_type"] == "display_data"][0]["content"]["data"]
    check("<table" in table["text/html"] and "A" in table["text/plain"], f"table: {table}")
    equal(k.value("back"), "42")
    k.run("#!pwsh\n$system = 7")
    equal(k.value("System.Math.Max(system, 3)"), "7", "a variable that differs from a namespace by case only")


def languages_can_change_within_a_cell(k):
    reply, outputs = k.run("var n = 2;\n#!pwsh\n$n = $n + 1\n#!markdown\n# Title\n#!csharp\nn * 10")
    equal(reply["status"], "ok")
    equal([o for o in outputs if o["msg_type"] == "display_data"][0]["content"]["data"]["text/markdown"].strip(), "# Title")
    equal(outputs[-1]["content"]["data"]["text/plain"], "30")


def unknown_mark_is_an_error_that_lists_the_known(k):
    reply, _ = k.run("#!fsharp\nlet x = 1")
    equal(reply["ename"], "UnknownCellMark")
    check("#!pwsh" in reply["evalue"], reply["evalue"])


def rows_of_commands_come_over_typed(k):
    k.run("#!pwsh\n$functions = Get-SysRuleFunction")
    check(int(k.value('functions.Count(f => f.Name.Contains("ewmac"))')) > 0, "no rule function came over")


def shell_error_fails_the_cell(k):
    reply, outputs = k.run('#!pwsh\nGet-SysStatistic\n"after"')
    equal(reply["status"], "error")
    equal(reply["ename"], "NoSystem")
    check("Remedy:" in text_of(outputs, "stderr") + "\n".join(reply["traceback"]), "no remedy shown")


def completion_of_csharp(k):
    k.run('var someText = "x";')
    reply = k.request("complete_request", {"code": "someText.ToUp", "cursor_pos": 13})
    check("ToUpper" in reply["matches"] and "ToUpperInvariant" in reply["matches"], reply["matches"][:10])
    equal((reply["cursor_start"], reply["cursor_end"]), (9, 13))
    reply = k.request("complete_request", {"code": "some", "cursor_pos": 4})
    check("someText" in reply["matches"], reply["matches"][:10])


def completion_counts_code_points(k):
    code = 'var s = "\U0001F4C8"; Math.Ma'
    reply = k.request("complete_request", {"code": code, "cursor_pos": len(code)})
    check("Max" in reply["matches"], reply["matches"][:10])
    equal((reply["cursor_start"], reply["cursor_end"]), (len(code) - 2, len(code)))


def completion_of_shell_and_marks(k):
    code = "#!pwsh\nNew-SysSyst"
    reply = k.request("complete_request", {"code": code, "cursor_pos": len(code)})
    check("New-SysSystem" in reply["matches"], reply["matches"])
    equal(reply["cursor_start"], 7)
    reply = k.request("complete_request", {"code": "#!pw", "cursor_pos": 4})
    equal(reply["matches"], ["#!pwsh"])


def inspection_explains(k):
    reply = k.request("inspect_request", {"code": "TimeSeries.Constant", "cursor_pos": 14, "detail_level": 0})
    check(reply["found"] and "same value in every row" in reply["data"]["text/plain"], reply)
    reply = k.request("inspect_request", {"code": "#!pwsh\nNew-SysSystem", "cursor_pos": 12, "detail_level": 0})
    check(reply["found"] and "-Data" in reply["data"]["text/plain"], reply)
    reply = k.request("inspect_request", {"code": "   ", "cursor_pos": 1, "detail_level": 0})
    equal(reply["found"], False)


def completeness_is_judged(k):
    for code, status in [("1 + 1", "complete"), ("if (true) {", "incomplete"), ("} 1;", "invalid"), ("#!pwsh\nif ($true) {", "incomplete"), ("", "complete")]:
        equal(k.request("is_complete_request", {"code": code})["status"], status, repr(code))


def history_is_kept(k):
    k.run("var remembered = 1;")
    tail = k.request("history_request", {"output": False, "raw": True, "hist_access_type": "tail", "n": 1})["history"]
    equal(tail[0][2], "var remembered = 1;")
    found = k.request("history_request", {"output": True, "raw": True, "hist_access_type": "search", "pattern": "*remembered*"})["history"]
    equal(found[-1][2], ["var remembered = 1;", None])


def comms_are_refused(k):
    equal(k.request("comm_info_request", {})["comms"], {})
    message = k.client.session.msg("comm_open", {"comm_id": "c1", "target_name": "t", "data": {}})
    k.client.shell_channel.send(message)
    equal(k.outputs(message["header"]["msg_id"])[0]["content"]["comm_id"], "c1")


def display_is_updated_and_cleared(k):
    _, outputs = k.run('var d = display("one"); d.Update("two"); ClearOutput(true); HTML("<b>three</b>")')
    equal(kinds(outputs), ["execute_input", "display_data", "update_display_data", "clear_output", "execute_result"])
    ids = [outputs[n]["content"]["transient"]["display_id"] for n in (1, 2)]
    equal(ids[0], ids[1], "display id")
    equal(outputs[-1]["content"]["data"], {"text/html": "<b>three</b>", "text/plain": "three"})


def questions_are_asked(k):
    for code, prompt in [('var answer = Console.ReadLine(); answer + "!"', ""), ("#!pwsh\n$Host.UI.ReadLine() + '!'", "")]:
        id = k.client.execute(code, allow_stdin=True)
        request = validate(k.client.get_stdin_msg(timeout=TIMEOUT))
        equal(request["content"], {"prompt": prompt, "password": False})
        k.client.input("Zürich")
        shown = k.outputs(id)[-1]["content"]
        equal((shown.get("data") or {}).get("text/plain") or shown["text"].strip(), "Zürich!")
        k.reply(id)


def secret_questions_hide_the_answer(k):
    id = k.client.execute("#!pwsh\n$Host.UI.ReadLineAsSecureString().Length", allow_stdin=True)
    equal(validate(k.client.get_stdin_msg(timeout=TIMEOUT))["content"]["password"], True)
    k.client.input("abc")
    equal(text_of(k.outputs(id)).strip(), "3")
    k.reply(id)


def question_nobody_can_answer_fails(k):
    reply, _ = k.run("Console.ReadLine()", allow_stdin=False)
    equal(reply["ename"], "NobodyToAsk")


def interrupted(k, code, within=10):
    id = k.client.execute(code)
    while validate(k.client.get_iopub_msg(timeout=TIMEOUT))["msg_type"] != "execute_input":
        pass
    time.sleep(0.5)
    began = time.time()
    k.manager.interrupt_kernel()
    reply = k.reply(id)["content"]
    took = time.time() - began
    check(took < within, f"{took:.1f} s until it stopped")
    equal((reply["status"], reply["ename"]), ("error", "Interrupted"), code)
    return reply


def looping_cells_are_interrupted(k):
    k.run("var before = 11;")
    for code in (
        "while (true) { }",
        "for (;;) ;",
        "long turns = 0; again: turns++; goto again;",
        "int Down(int n) { while (true) n++; } Down(1)",
        "Enumerable.Range(0, int.MaxValue).Select(i => { return i; }).Count(i => { return i < 0; })",
        "while (true) { try { throw new Exception(); } catch { } }",
        "Thread.Sleep(Timeout.Infinite);",
        "await Task.Delay(-1);",
        "Stopping.WaitHandle.WaitOne();",
        "await Task.Run(() => { while (true) { } });",
        "#!pwsh\nwhile ($true) { }",
        "#!pwsh\n[System.Threading.Thread]::Sleep(-1)",
    ):
        interrupted(k, code)
        k.alive()
    equal(k.value("before"), "11", "a variable from before")


def interrupt_ends_a_question(k):
    id = k.client.execute("Console.ReadLine()", allow_stdin=True)
    k.client.get_stdin_msg(timeout=TIMEOUT)
    k.manager.interrupt_kernel()
    equal(k.reply(id)["content"]["ename"], "Interrupted")
    k.alive()


def cell_that_cannot_be_stopped_is_left_behind(k):
    # An expression that takes for ever to find nothing: code of the framework, with no loop of the cell in it.
    reply = interrupted(k, 'System.Text.RegularExpressions.Regex.IsMatch(new string(\'a\', 60) + "!", "^(a+)+$")', within=15)
    check("left running" in reply["evalue"], reply["evalue"])
    k.alive()


def interrupt_while_idle_does_nothing(k):
    # Answered before the next cell is sent: otherwise it might come when that one runs, and rightly end it.
    message = k.client.session.msg("interrupt_request", {})
    k.client.control_channel.send(message)
    k.reply(message["header"]["msg_id"], channel="control")
    k.alive()


def huge_output_is_bounded(k):
    _, outputs = k.run('for (var i = 0; i < 2_000_000; i++) Console.WriteLine("line " + i);\nConsole.WriteLine("the end");')
    text = text_of(outputs)
    check(len(text) < 6_000_000, f"{len(text)} characters came through")
    check(text.startswith("line 0\nline 1\n"), "the beginning is wrong")
    check("the end" in text, "the end is missing")
    check("left out" in text_of(outputs, "stderr"), "nothing says that text is missing")
    check(len(outputs) < 2000, f"{len(outputs)} messages")
    k.alive()


def huge_display_is_refused(k):
    _, outputs = k.run('display(HTML(new string(\'x\', 70_000_000))); "after"')
    check("not shown" in outputs[1]["content"]["data"]["text/plain"], outputs[1]["content"]["data"]["text/plain"][:100])


def odd_text_comes_through(k):
    equal(k.value('"\\uD83D\\uDCC8 \\u0000 \\uD800 end"'), "\U0001F4C8 \u0000 \uFFFD end")


def wrong_signature_is_dropped(k):
    raw(k, lambda frames: frames[:1] + [b"0" * 64] + frames[2:])
    k.alive()


def malformed_messages_are_dropped(k):
    key = k.manager.session.key

    def sign(parts):
        return [b"<IDS|MSG>", hmac.new(key, b"".join(parts), hashlib.sha256).hexdigest().encode()] + parts

    head = b'{"msg_id":"x","msg_type":"execute_request","session":"s"}'
    for frames in (
        [b"nonsense"], [b"<IDS|MSG>"], [b"<IDS|MSG>", b""], sign([b"{", b"{}", b"{}", b"{}"]), sign([head, b"[]", b"{}", b"{}"]),
        sign([b'{"msg_id":1}', b"{}", b"{}", b"{}"]), sign([head, b"{}", b"{}", b'"text"']), sign([head, b"{}", b"{}", b"\xff\xfe"]),
        sign([head.replace(b"execute_request", b"no_such_request"), b"{}", b"{}", b"{}"]),
    ):
        raw(k, lambda _: frames)
    k.alive()


def execute_without_code_is_an_error(k):
    message = k.client.session.msg("execute_request", {"silent": False})
    k.client.shell_channel.send(message)
    reply = k.client.get_shell_msg(timeout=TIMEOUT)
    equal((reply["content"]["status"], reply["content"]["ename"]), ("error", "MalformedRequest"))


def heartbeat_answers_while_a_cell_runs(k):
    id = k.client.execute("Thread.Sleep(1500);")
    socket = zmq.Context.instance().socket(zmq.REQ)
    socket.linger = 0
    socket.connect(f"tcp://127.0.0.1:{k.manager.hb_port}")
    socket.send(b"ping")
    check(socket.poll(1000), "no heartbeat")
    equal(socket.recv(), b"ping")
    socket.close()
    k.reply(id)


def progress_is_shown_and_taken_away(k):
    code = ("#!pwsh\nforeach ($i in 1..8) { $r = [System.Management.Automation.ProgressRecord]::new(1, 'Work', \"step $i\"); $r.PercentComplete = 12 * $i; "
            "$Host.UI.WriteProgress(1, $r); [System.Threading.Thread]::Sleep(150) }")
    _, outputs = k.run(code)
    shown = [o for o in outputs if o["msg_type"] in ("display_data", "update_display_data")]
    check(len(shown) >= 3 and "<progress" in shown[0]["content"]["data"]["text/html"], f"{len(shown)} displays")
    equal(shown[-1]["content"]["data"]["text/html"], "")


def progress_of_a_command_is_shown(k):
    _, outputs = k.run("#!pwsh\nforeach ($i in 1..8) { Write-Progress Work \"step $i\" -PercentComplete (12 * $i); Start-Sleep -Milliseconds 150 }")
    shown = [o for o in outputs if o["msg_type"] in ("display_data", "update_display_data")]
    check(len(shown) >= 3 and "<progress" in shown[0]["content"]["data"]["text/html"], f"{len(shown)} displays")


def chart_of_a_command_is_drawn_in_the_cell(k):
    folder = os.path.join(tempfile.mkdtemp(prefix="systrade-kernel-"), "sample")
    code = (f"#!pwsh\n$null = New-SysSampleData '{folder}' -Year 2 -ContractPrice:$false | Open-SysData; $null = New-SysSystem chapter15\nShow-SysChart Equity")
    reply, outputs = k.run(code)
    shutil.rmtree(os.path.dirname(folder))
    check(reply["status"] == "ok", f"{reply}")
    pages = [o["content"]["data"].get("text/html", "") for o in outputs if o["msg_type"] in ("display_data", "execute_result")]
    check(any("Cumulative return" in p and "<script" in p for p in pages), f"{len(pages)} displays, none of them a chart")


def interrupt_takes_the_bar_away(k):
    for code in (
        "#!pwsh\nwhile ($true) { Write-Progress Work -PercentComplete 50; Start-Sleep -Milliseconds 100 }",
        "#!pwsh\nWrite-Progress Work -PercentComplete 50; Start-Sleep -Seconds 600",
    ):
        id = k.client.execute(code)
        while validate(k.client.get_iopub_msg(timeout=TIMEOUT))["msg_type"] != "execute_input":
            pass
        time.sleep(1)
        k.manager.interrupt_kernel()
        equal(k.reply(id)["content"].get("ename"), "Interrupted", code)
        last = None
        while True:
            message = validate(k.client.get_iopub_msg(timeout=TIMEOUT))
            if message["msg_type"] in ("display_data", "update_display_data"):
                last = message["content"]["data"]["text/html"]
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle" and message["parent_header"].get("msg_id") == id:
                break
        check(last in (None, ""), f"a bar is left: {last}")
        k.alive()


def formatted_tables_come_as_one_text(k):
    reply, outputs = k.run("#!pwsh\n1..3 | ForEach-Object { [pscustomobject]@{ A = $_; B = 2 * $_ } } | Sort-Object A -Descending | Format-Table A, B")
    equal(reply["status"], "ok")
    equal([line.split() for line in text_of(outputs).splitlines() if line.strip()], [["A", "B"], ["-", "-"], ["3", "6"], ["2", "4"], ["1", "2"]])


def assembly_is_referenced_by_path(k):
    # An assembly of the toolkit means the one that is loaded, wherever the path points.
    equal(k.value('#r "../no/such/folder/SysTrade.Series.dll"\nTimeSeries.Empty.Count'), "0")
    other = os.path.join(os.path.dirname(PROGRAM), "YamlDotNet.dll")
    equal(k.value(f'#r "{other}"\ntypeof(YamlDotNet.Core.Parser).Name'), "Parser")
    reply, _ = k.run('#r "nuget: Some.Package"')
    equal(reply["status"], "error")


def claims_hold_or_fail(k):
    _, outputs = k.run('claim("a ratio", "0.89", 0.8876);')
    equal(outputs[-1]["content"]["data"]["application/vnd.systrade.claim+json"]["stated"], "0.89")
    reply, _ = k.run('claim("a ratio", "0.89", 0.8811);')
    equal(reply["ename"], "ClaimNotMet")


def raw(k, change):
    """Sends a changed execute_request over a socket of its own."""
    message = k.client.session.msg("execute_request", {"code": 'Console.WriteLine("forged");', "silent": False})
    frames = change([bytes(f) for f in k.client.session.serialize(message)])
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.connect(f"tcp://127.0.0.1:{k.manager.shell_port}")
    socket.send_multipart(frames)
    check(not socket.poll(200), "a bad message was answered")
    socket.close(linger=1000)


# ---- cases that need a kernel of their own ----

def ended(k):
    deadline = time.time() + 30
    while k.manager.is_alive() and time.time() < deadline:
        time.sleep(0.05)
    check(not k.manager.is_alive(), "the process did not end")


def own_signal_interrupts(program):
    k = Kernel(program, interrupt_mode="signal")
    try:
        interrupted(k, "while (true) { }")
        k.alive()
    finally:
        k.close()


def own_death_is_seen_and_restart_works(program):
    k = Kernel(program)
    try:
        k.client.execute('Environment.FailFast("gone");')
        ended(k)
        k.client.stop_channels()
        k.manager.restart_kernel(now=True)
        k.connect()
        k.alive()
        k.client.execute("Environment.Exit(3);")
        ended(k)
    finally:
        k.close()


def own_shutdown_is_answered_and_ends_the_process(program):
    k = Kernel(program)
    try:
        message = k.client.session.msg("shutdown_request", {"restart": False})
        k.client.control_channel.send(message)
        equal(k.reply(message["header"]["msg_id"], "control")["content"]["restart"], False)
        ended(k)
    finally:
        k.close()


def own_shutdown_ends_a_running_cell(program):
    k = Kernel(program)
    try:
        k.client.execute("while (true) { }")
        time.sleep(1)
        k.manager.restart_kernel()
        k.client.stop_channels()
        k.connect()
        k.alive()
    finally:
        k.close()


def own_sigterm_ends_the_process(program):
    k = Kernel(program)
    try:
        os.kill(k.manager.provisioner.pid, signal.SIGTERM)
        ended(k)
    finally:
        k.close()


SHARED = [
    kernel_info, first_cell_counts_and_shows_its_value, state_is_kept_between_cells, top_level_await_works, output_keeps_its_order,
    silent_cell_shows_and_counts_nothing, cell_kept_out_of_history_counts_nothing, error_has_line_of_the_cell, compile_error_points_at_the_place,
    failed_cell_aborts_those_already_sent, failed_cell_lets_others_run_when_told, user_expressions_are_computed,
    shell_cell_shows_text_tables_and_shares_variables, languages_can_change_within_a_cell, unknown_mark_is_an_error_that_lists_the_known,
    rows_of_commands_come_over_typed, shell_error_fails_the_cell, completion_of_csharp, completion_counts_code_points, completion_of_shell_and_marks,
    inspection_explains, completeness_is_judged, history_is_kept, comms_are_refused, display_is_updated_and_cleared, questions_are_asked,
    secret_questions_hide_the_answer, question_nobody_can_answer_fails, interrupt_ends_a_question, interrupt_while_idle_does_nothing,
    huge_output_is_bounded, huge_display_is_refused, odd_text_comes_through, wrong_signature_is_dropped, malformed_messages_are_dropped,
    execute_without_code_is_an_error, heartbeat_answers_while_a_cell_runs, progress_is_shown_and_taken_away,
    progress_of_a_command_is_shown, chart_of_a_command_is_drawn_in_the_cell, interrupt_takes_the_bar_away,
    formatted_tables_come_as_one_text, assembly_is_referenced_by_path,
    claims_hold_or_fail, looping_cells_are_interrupted, cell_that_cannot_be_stopped_is_left_behind,
]
OWN = [
    own_signal_interrupts, own_death_is_seen_and_restart_works, own_shutdown_is_answered_and_ends_the_process, own_shutdown_ends_a_running_cell,
    own_sigterm_ends_the_process,
]


def report(case, run):
    began = time.time()
    try:
        run()
        result = {"case": case, "ok": True, "detail": ""}
    except Empty:
        result = {"case": case, "ok": False, "detail": "no message came in time\n" + traceback.format_exc()}
    except Exception:
        result = {"case": case, "ok": False, "detail": traceback.format_exc()}
    result["seconds"] = round(time.time() - began, 2)
    print(json.dumps(result), flush=True)


def main():
    wanted = set(sys.argv[2:])
    chosen = [c for c in SHARED if not wanted or c.__name__ in wanted]
    if chosen:
        k = Kernel(PROGRAM)
        for case in chosen:
            report(case.__name__, lambda: case(k))
            if not k.manager.is_alive():
                k.close()
                k = Kernel(PROGRAM)
        k.close()
    for case in OWN:
        if not wanted or case.__name__ in wanted:
            report(case.__name__, lambda: case(PROGRAM))


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    main()
