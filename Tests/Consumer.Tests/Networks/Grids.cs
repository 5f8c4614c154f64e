using Unroll;

namespace Acme.Vision;

/// <summary>A grid of 3 x 4 cells with two of three anchors, trained by YOLO's loss, of smooth operations.</summary>
[Network]
public sealed partial class GridDetector
{
    [Input(12, 16, 1)]                                                                  Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Tanh, AvgPool(2)]                           Layer edges;
    [Conv(3, 3, 8, Padding = Padding.Same), Tanh, AvgPool(2)]                           Layer parts;
    [Conv(1, 1, 16), Yolo(Classes = 3, Anchors = new float[] { 3, 3, 6, 5, 12, 9 }, Mask = new[] { 0, 2 }, MaximumBoxes = 4)]
    Layer boxes;
}

/// <summary>The same grid by version 2, whose anchors are counted in cells.</summary>
[Network]
public sealed partial class OlderGridDetector
{
    [Input(12, 16, 1)]                                                                  Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu, MaxPool(2)]                           Layer edges;
    [Conv(3, 3, 8, Padding = Padding.Same), Tanh, MaxPool(2)]                           Layer parts;
    [Conv(1, 1, 16), Yolo(Version = 2, Classes = 3, Anchors = new[] { 0.75f, 0.75f, 3, 2.25f }, MaximumBoxes = 4)]
    Layer boxes;
}

/// <summary>Three points, of which some are hidden.</summary>
[Network]
public sealed partial class PointFinder
{
    [Input(6)]                                          Layer numbers;
    [Dense(7), Tanh]                                    Layer hidden;
    [Dense(9), Landmarks(Beta = 0.5f, PointWeight = 2)] Layer points;
}

/// <summary>One object or none, of three classes.</summary>
[Network]
public sealed partial class Localizer
{
    [Input(6)]                              Layer numbers;
    [Dense(7), Tanh]                        Layer hidden;
    [Dense(8), Localization(BoxWeight = 3)] Layer found;
}
