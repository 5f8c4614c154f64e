namespace Unroll.Vision;

/// <summary>What a detector found.</summary>
/// <param name="Box">Where.</param>
/// <param name="Class">What.</param>
/// <param name="Score">How sure it is; greater is surer.</param>
public readonly record struct Detection(Box Box, int Class, float Score);
