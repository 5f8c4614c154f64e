namespace Unroll.Vision.Tests;

/// <summary>
/// Seven pictures with 15 truths and 24 detections of one class: samples/sample_2 of
/// github.com/rafaelpadilla/Object-Detection-Metrics (MIT), which publishes their average precisions.
/// </summary>
internal sealed record PublishedPicture(
    (int Left, int Top, int Width, int Height)[] Truths, (float Score, int Left, int Top, int Width, int Height)[] Detections)
{
    public static PublishedPicture[] All { get; } =
    [
        new(
            [(25, 16, 38, 56), (129, 123, 41, 62)],
            [(0.88f, 5, 67, 31, 48), (0.70f, 119, 111, 40, 67), (0.80f, 124, 9, 49, 67)]),
        new(
            [(123, 11, 43, 55), (38, 132, 59, 45)],
            [(0.71f, 64, 111, 64, 58), (0.54f, 26, 140, 60, 47), (0.74f, 19, 18, 43, 35)]),
        new(
            [(16, 14, 35, 48), (123, 30, 49, 44), (99, 139, 47, 47)],
            [(0.18f, 109, 15, 77, 39), (0.67f, 86, 63, 46, 45), (0.38f, 160, 62, 36, 53), (0.91f, 105, 131, 47, 47),
                (0.44f, 18, 148, 40, 44)]),
        new(
            [(53, 42, 40, 52), (154, 43, 31, 34)],
            [(0.35f, 83, 28, 28, 26), (0.78f, 28, 68, 42, 67), (0.45f, 87, 89, 25, 39), (0.14f, 10, 155, 60, 26)]),
        new(
            [(59, 31, 44, 51), (48, 128, 34, 52)],
            [(0.62f, 50, 38, 28, 46), (0.44f, 95, 11, 53, 28), (0.95f, 29, 131, 72, 29), (0.23f, 29, 163, 72, 29)]),
        new(
            [(36, 89, 52, 76), (62, 58, 44, 67)],
            [(0.45f, 43, 48, 74, 38), (0.84f, 17, 155, 29, 35), (0.43f, 95, 110, 25, 42)]),
        new(
            [(28, 31, 55, 63), (58, 67, 50, 58)],
            [(0.48f, 16, 20, 101, 88), (0.95f, 33, 116, 37, 49)]),
    ];

    public GroundTruth[] GroundTruths => [.. Truths.Select(each => new GroundTruth(
        Box.FromCorner(each.Left, each.Top, each.Width, each.Height), Class: 0))];

    public Detection[] Found => [.. Detections.Select(each => new Detection(
        Box.FromCorner(each.Left, each.Top, each.Width, each.Height), Class: 0, each.Score))];
}
