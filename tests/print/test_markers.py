"""Corner markers: any reader of ArUco markers finds all four, with the right number and place."""

import io

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from print.paper import draw_form
from tests.print.form_samples import KEY, RUN, sample

PIXELS = 200 / 25.4  # in a millimetre


@pytest.fixture(scope="module")
def image() -> NDArray[np.uint8]:
    file = io.BytesIO()
    draw_form(sample(pages=1), file, run=RUN, key=KEY, trial_mark="PROEF")
    with pypdfium2.PdfDocument(file) as document:
        rendered = document[0].render(scale=200 / 72, grayscale=True).to_numpy()
    return rendered.reshape(rendered.shape[:2])


def turned(image: NDArray[np.uint8], angle: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The page on a larger white sheet, and how its points moved."""
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), angle, 1)
    matrix[:, 2] += 200
    size = (width + 400, height + 400)
    return cv2.warpAffine(image, matrix, size, borderValue=255, flags=cv2.INTER_CUBIC), matrix


@pytest.mark.parametrize("angle", [0, 7, 180])
def test_all_four_are_found_where_the_layout_says(image: NDArray[np.uint8], angle: float) -> None:
    seen, matrix = turned(image, angle)
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    corners, ids, _ = cv2.aruco.ArucoDetector(dictionary, settings).detectMarkers(seen)
    found = dict(zip(ids.ravel().tolist(), (each[0] for each in corners), strict=True))
    assert sorted(found) == [0, 1, 2, 3]
    for marker in sample(pages=1).pages[0].markers:
        x, y, right, bottom = marker.x, marker.y, marker.right, marker.bottom
        clockwise = np.array([(x, y), (right, y), (right, bottom), (x, bottom)])
        pixels = clockwise * PIXELS - 0.5  # a pixel's number is its middle
        expected = pixels @ matrix[:, :2].T + matrix[:, 2]
        assert np.abs(found[marker.id] - expected).max() / PIXELS < 0.1, marker.id
