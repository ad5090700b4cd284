"""Where residents are met: places, their links, and later print runs, devices and shifts."""
