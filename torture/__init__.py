"""What is done to the program to see whether it keeps its promises; see each module."""
