"""Deliveries by webhook: taken once, and only with the secret."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from pathlib import Path

import httpx
from telegram_api import TOKEN, TelegramApi, User, private
from telegram_stage import Stage, telegram_office

from bot.settings import Telegram
from bot.telegram.operator import Exit
from handlers.message import Incoming, Reply


def parrot(incoming: Incoming, name: str) -> list[Reply]:
    """Say back what was said."""
    return [Reply(html=f"Đáp {incoming.text}")]


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Webhook:
    """A host that takes deliveries on the loopback interface."""

    def __init__(self, folder: Path) -> None:
        self.api = TelegramApi()
        self.port = free_port()
        settings = Telegram(
            token=TOKEN,
            mode="webhook",
            webhook_url="https://bot.example.vn/tg/hook",
            webhook_secret="s3cret_",
            webhook_port=self.port,
        )
        self.stage = Stage(telegram_office(folder, parrot), self.api, settings=settings)
        self.stage.loop.hold += 1  # real sockets take real time

    async def deliver(self, body: object, secret: str = "s3cret_") -> int:
        """Post a body to the host's door as Telegram does, and give the status."""
        while self.api.webhook is None:
            await asyncio.sleep(0.01)
        async with httpx.AsyncClient() as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
            content = body if isinstance(body, bytes) else None
            json = None if content is not None else body
            url = f"http://127.0.0.1:{self.port}/tg/hook"
            return (await client.post(url, headers=headers, content=content, json=json)).status_code

    def said(self, number: int, text: str) -> dict[str, object]:
        """Make an update of a private message."""
        chat = {"id": 41, "type": "private", "first_name": "Bình"}
        message: dict[str, object] = {"message_id": number, "date": 1, "chat": chat, "text": text}
        return {"update_id": number, "message": message | {"from": User(41).json()}}

    def run(self, work: Coroutine[object, object, int]) -> int:
        """Run a delivery and what comes of it."""
        status = self.stage.run(work)
        self.stage.run(self.stage.host.order.idle())
        return status


def test_webhook_deliveries_are_answered_once(tmp_path: Path) -> None:
    """A delivery with the secret is answered; the same again is taken, but not answered again."""
    hook = Webhook(tmp_path)
    binh = private(hook.api)
    with hook.stage:
        assert hook.run(hook.deliver(hook.said(1, "a"))) == 200
        assert hook.run(hook.deliver(hook.said(1, "a"))) == 200
        assert hook.run(hook.deliver(hook.said(2, "b"))) == 200
        assert binh.texts == ["Đáp a", "Đáp b"]
        assert hook.api.webhook is not None
        assert hook.api.webhook.text("secret_token") == "s3cret_"
        assert hook.stage.told.reasons == ["webhook"]


def test_a_webhook_believes_nobody_without_the_secret(tmp_path: Path) -> None:
    """Deliveries without the secret, with a wrong one, or that are no update do nothing."""
    hook = Webhook(tmp_path)
    binh = private(hook.api)
    with hook.stage:
        assert hook.run(hook.deliver(hook.said(1, "a"), secret="")) == 403
        assert hook.run(hook.deliver(hook.said(1, "a"), secret="s3cret")) == 403
        assert hook.run(hook.deliver(b"no json")) == 400
        assert hook.run(hook.deliver([1])) == 400
        assert hook.run(hook.deliver(b"\xff\xfe")) == 400
        assert hook.run(hook.deliver(b"[" * 100_000)) == 400
        assert hook.run(hook.deliver({"update_id": 7, "message": {}})) == 200
        assert binh.texts == []


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    """Where the host cannot listen it says so and ends."""
    hook = Webhook(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", hook.port))
        other.listen()
        with hook.stage:
            assert hook.stage.ended() == Exit.FAILED
            assert hook.stage.told.reasons == ["cannot_listen"]
