from tui.session import reading
async def test_x(app):
    async with reading(app) as s:
        print(s.screen())
        await s.press("enter")
        print(s.screen())
        print(s.page())
    assert 0
