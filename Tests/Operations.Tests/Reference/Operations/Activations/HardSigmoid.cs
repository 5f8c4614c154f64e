namespace Unroll.Operations.Tests.Reference;

/// <summary>x / 6 + 1 / 2 between 0 and 1.</summary>
internal sealed class HardSigmoid() : ClampedActivation(1.0 / 6, 0.5, 0, 1);
