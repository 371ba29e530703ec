"""The files of every new workspace besides its data."""


def common_files() -> dict[str, bytes]:
    """Return the contents of these files by their names."""
    from rectify_cli.cli.schemas import schemas
    from rectify_cli.store.atomic import UNFINISHED

    schema = {f"schema/{name}.schema.json": text.encode() for name, text in schemas().items()}
    return schema | {".gitignore": f"build/\n{UNFINISHED}*\n".encode()}
