"""Make what one installs from: wheels for computers without a network, and the list of what is in them."""
