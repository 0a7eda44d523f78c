"""Serves the shell of the sites as the product is served: `python -m tests.web.serve_shell`."""

import os

import django

if __name__ == "__main__":
    django.setup()
    from outcome21.config.serving import serve

    serve(int(os.environ["PORT"]))
