"""So that a disk that is full, locked or broken is a sentence to whoever builds, and no traceback."""

from __future__ import annotations

import errno

_SENTENCES = {
    "There is no room on the disk": (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    "This must not be written": (errno.EROFS, errno.EACCES, errno.EPERM),
    "This is in use, or a disk of its own, so that nothing can take its place": (errno.EBUSY,),
    "These are on two disks, so that one cannot take the place of the other": (errno.EXDEV,),
    "There must be a folder, and there is something else": (errno.EEXIST, errno.ENOTDIR),
    "The disk cannot be read or written": (errno.EIO,),
}
_BY_CODE = {code: sentence for sentence, codes in _SENTENCES.items() for code in codes}


def trouble(error: OSError) -> str | None:
    """Say what is the matter with the disk, and where; None for an error that is no matter of the disk, but ours."""
    if (sentence := _BY_CODE.get(error.errno or 0)) is None:
        return None
    places = " and ".join(str(place) for place in (error.filename, error.filename2) if place)
    return f"{sentence}: {places or error.strerror}."
