using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="DivisorGradientFunction"/>.</summary>
internal sealed class DivisorGradientFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(DivisorGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) =>
        $"-({inputs[2]} * {inputs[0]}) / {inputs[1]}";
}
