namespace Unroll.Generator.Planning;

/// <summary>x where it is positive, otherwise the slope times x.</summary>
internal sealed record PReluFunction(bool PerChannel) : PointwiseFunction("PRelu", "The value, negative ones times a slope", ["x", "slope"])
{
    public override LastInput LastInput => PerChannel ? LastInput.Channels : LastInput.One;
}
