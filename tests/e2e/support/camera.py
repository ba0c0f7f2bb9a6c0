"""A picture as a camera: Chromium reads its fake camera from a file each time a page opens it."""

from pathlib import Path

from PIL import Image

WIDTH, HEIGHT, FRAMES = 1280, 960, 2


def point_at(camera: Path, picture: Image.Image) -> None:
    """Let the camera see `picture`, centred on a desk-grey ground and as large as fits."""
    frame = Image.new("RGB", (WIDTH, HEIGHT), (96, 96, 100))
    seen = picture.convert("RGB")
    scale = min(WIDTH * 0.9 / seen.width, HEIGHT * 0.9 / seen.height)
    seen = seen.resize((round(seen.width * scale), round(seen.height * scale)), Image.Resampling.LANCZOS)
    frame.paste(seen, ((WIDTH - seen.width) // 2, (HEIGHT - seen.height) // 2))
    luma, blue, red = frame.convert("YCbCr").split()
    half = (WIDTH // 2, HEIGHT // 2)
    planes = luma.tobytes() + blue.resize(half).tobytes() + red.resize(half).tobytes()
    header = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
    scratch = camera.with_suffix(".new")
    scratch.write_bytes(header + (b"FRAME\n" + planes) * FRAMES)
    scratch.replace(camera)  # in one step: a page opening the camera now sees the old or the new picture
