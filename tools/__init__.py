"""What makes files of the repository; nothing of it is part of the program."""
