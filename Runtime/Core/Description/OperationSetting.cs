namespace Unroll;

/// <summary>A number that says how an operation computes.</summary>
/// <param name="Name">What it says: "Filters", "Slope"; of a window "Window.StrideY".</param>
/// <param name="Value">The number; 1 for true and 0 for false.</param>
public readonly record struct OperationSetting(string Name, double Value);
