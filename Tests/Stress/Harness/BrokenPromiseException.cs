namespace Unroll.Stress.Harness;

/// <summary>The library did what it promises not to do.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
