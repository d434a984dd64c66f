"""The pictures of stories: where they are, what they look like, and how missing ones are fetched.

A picture is untrusted from end to end: its address, what answers there, and the file itself.
"""
