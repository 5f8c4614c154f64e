namespace Unroll;

/// <summary>One thing that a person should know.</summary>
/// <param name="Weight">How grave it is.</param>
/// <param name="Text">It, in a sentence or two.</param>
internal sealed record Finding(FindingWeight Weight, string Text);
