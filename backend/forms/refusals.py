"""What forms refuse."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class NoSuchForm(Refusal):
    status = 404
    code = "form.unknown"
    message = Words("没有这份表单，或没有这个版本。", "There is no such form, or no such version of it.")
    help = Words(
        "请刷新后再试；仍然如此，请联系系统管理员。",
        "Reload and try again; if it persists, ask your administrator.",
    )
