"""What the program has to bear: inputs and accidents of every kind, tried by the thousand."""
