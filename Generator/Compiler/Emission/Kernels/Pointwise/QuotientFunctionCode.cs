using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="QuotientFunction"/>.</summary>
internal sealed class QuotientFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(QuotientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => $"{inputs[0]} / {inputs[1]}";
}
