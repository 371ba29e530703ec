"""What every new workspace holds beside its data."""


def around() -> dict[str, bytes]:
    """Return the files of every new workspace that are not its data."""
    from rectify_cli.schemas import schemas

    schema = {f"schema/{name}.schema.json": text.encode() for name, text in schemas().items()}
    return schema | {".gitignore": b"build/\n"}
