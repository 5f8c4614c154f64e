namespace Unroll.Operations.Tests.Reference;

/// <summary>x between two bounds, no rounding.</summary>
internal sealed class Clip(float low = -1, float high = 1) : ClampedActivation(1, 0, low, high)
{
    public override IEnumerable<string> Arguments => [Spelling.Of(low), Spelling.Of(high)];
}
