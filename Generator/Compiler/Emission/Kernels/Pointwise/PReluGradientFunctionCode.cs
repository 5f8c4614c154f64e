using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="PReluGradientFunction"/>.</summary>
internal sealed class PReluGradientFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(PReluGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) =>
        isa.Select(isa.Greater(inputs[0], isa.Zero), inputs[1], $"{inputs[1]} * {inputs[2]}");
}
