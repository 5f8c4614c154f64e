using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="SlopeGradientFunction"/>.</summary>
internal sealed class SlopeGradientFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(SlopeGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) =>
        isa.AndNot($"{inputs[0]} * {inputs[1]}", isa.Greater(inputs[0], isa.Zero));
}
