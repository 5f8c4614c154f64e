namespace Unroll.Kernels;

/// <summary>What a loss of YOLO knows of its grid.</summary>
/// <param name="Version">2 or 3.</param>
/// <param name="Rows">The rows of cells.</param>
/// <param name="Columns">The columns of cells.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Boxes">The rows of a sample's targets.</param>
/// <param name="IgnoreAbove">Which overlap excuses a confidence.</param>
public readonly record struct YoloGrid(int Version, int Rows, int Columns, int Classes, int Boxes, float IgnoreAbove);
