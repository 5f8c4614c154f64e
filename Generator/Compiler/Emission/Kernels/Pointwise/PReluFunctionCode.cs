using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="PReluFunction"/>.</summary>
internal sealed class PReluFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(PReluFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) =>
        isa.Select(isa.Greater(inputs[0], isa.Zero), inputs[0], $"{inputs[0]} * {inputs[1]}");
}
