"""A small archive in which stocks are named together: what the tests of their screens read."""

from __future__ import annotations

from pathlib import Path

from tui.archive import post

ROBOT, MAOTAI, INOVANCE = "300024.SZ", "600519.SH", "300124.SZ"
BOTH = "机器人与汇川技术同台"
AGAIN = "机器人与汇川技术又同台"
WINE = "贵州茅台酒厂开放"
WORD = "一台机器人烧水"


def write(folder: Path) -> Path:
    """Write the archive into `folder`, and return its own folder."""
    root = folder / "stock-news"
    root.mkdir()
    link = '<a href="https://xueqiu.com/S/SZ300024">机器人</a>'
    stories = {
        "both": (BOTH, "2022-08-14 20:00:00 +08:00", "机器人(300024.SZ)、汇川技术(300124.SZ)。"),
        "again": (AGAIN, "2022-08-13 20:00:00 +08:00", "汇川技术(300124)与机器人(300024)。"),
        "wine": (WINE, "2022-08-12 20:00:00 +08:00", "贵州茅台(600519.SH)的酒。"),
        "word": (WORD, "2022-08-11 20:00:00 +08:00", f"智能{link}产业的茶。"),
        "robot": ("机器人公告", "2022-08-10 20:00:00 +08:00", "机器人(300024.SZ)公告称有茶。"),
    }
    for name, (title, date, body) in stories.items():
        text = post(title, date, f"<p>{body}</p>", ("金融", "财联社"))
        (root / f"{name}.md").write_text(text, encoding="utf-8")
    return root
