namespace Unroll.Generator.Planning;

/// <summary>dy where x is positive, otherwise the slope times dy.</summary>
internal sealed record PReluGradientFunction(bool PerChannel)
    : PointwiseFunction("PReluGradient", "The gradient of the value before a learned rectifier", ["x", "dy", "slope"])
{
    public override LastInput LastInput => PerChannel ? LastInput.Channels : LastInput.One;
}
