namespace Unroll.Operations.Tests.Reference;

/// <summary>min(max(0, x), 6), no rounding.</summary>
internal sealed class Relu6() : ClampedActivation(1, 0, 0, 6);
