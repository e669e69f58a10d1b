"""What a wheel has beyond the package: locales/, and the catalogue compiled from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LocalesHook(BuildHookInterface[Any]):
    """Puts locales/ into the wheel as normaliser/_locales, with the compiled catalogue in it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files; an editable install reads the checkout itself."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from normaliser.catalogue import write_compiled

        Path(self.directory).mkdir(parents=True, exist_ok=True)
        compiled = write_compiled(root / "locales", self._compiled())
        data = {path: path.relative_to(root / "locales").as_posix() for path in (root / "locales").rglob("*.toml")}
        for path, name in sorted({**data, compiled: compiled.name}.items()):
            build_data["force_include"][str(path)] = f"normaliser/_locales/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing but the wheel behind."""
        self._compiled().unlink(missing_ok=True)

    def _compiled(self) -> Path:
        return Path(self.directory) / "catalogue.bin"
