using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="NegationFunction"/>.</summary>
internal sealed class NegationCode : PointwiseCode
{
    public override Type FunctionType => typeof(NegationFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => $"-{inputs[0]}";
}
