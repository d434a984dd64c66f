"""How each source of the made archive marks a company in its text."""

from __future__ import annotations

from archive_story import Mark


def exchange(code: str) -> str:
    """Name the exchange of a mainland code: SH, SZ or BJ."""
    return {"6": "SH", "4": "BJ", "8": "BJ"}.get(code[0], "SZ")


def stcn_link(name: str, code: str, *, href_first: bool = False, scheme: str = "http") -> str:
    """Link a company as 证券时报网 does; its SS is Shanghai."""
    target = f"{exchange(code).replace('SH', 'SS')}{code}"
    href = f'href="{scheme}://info.stcn.com/dc/stock/?stockcode={target}"'
    style = 'style="color: #2f67d1;text-decoration: none;"'
    if href_first:
        return f'<a {href} {style} code="{code}" target="_blank" class="trsHotWords">{name}</a>'
    return f'<a class="trsHotWords" {style} target="_blank" {href} code="{code}">{name}</a>'


def stcn_link_https(name: str, code: str) -> str:
    """Link a company as 证券时报网 does in its later posts."""
    return stcn_link(name, code, scheme="https")


def xueqiu_link(name: str, code: str) -> str:
    """Link a company as 雪球 does."""
    symbol = code if len(code) == 5 else exchange(code) + code
    return f'<a href="http://xueqiu.com/S/{symbol}" target="_blank">${name}({symbol})$</a>'


def sina_links(seen: list[str]) -> Mark:
    """Link the first mention of each company as 新浪财经 does, and note its symbol in `seen`."""

    def link(name: str, code: str) -> str:
        symbol = exchange(code).lower() + code
        if symbol in seen:
            return name
        seen.append(symbol)
        return (
            f'<span id="stock_{symbol}"><a href="https://finance.sina.com.cn/realstock/company/'
            f'{symbol}/nc.shtml" class="keyword" target="_blank" '
            f'data-sudaclick="content_marketkeywords_p">{name}</a></span>'
            f'<span id="quote_{symbol}"></span>'
        )

    return link


def qualified(name: str, code: str) -> str:
    """Write the code with its exchange in full-width brackets."""
    return f"{name}（{code}.{exchange(code) if len(code) == 6 else 'HK'}）"


def bracketed(name: str, code: str) -> str:
    """Write the bare code in full-width brackets."""
    return f"{name}（{code}）"
