"""What is computed from an archive: a security's page, trends, the watchlist.

Each report is a frozen value, made by one function of what the library answers; front ends show it.
"""
