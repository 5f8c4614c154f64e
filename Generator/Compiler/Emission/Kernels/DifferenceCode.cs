using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="DifferenceFunction"/>.</summary>
internal sealed class DifferenceCode : PointwiseCode
{
    public override Type FunctionType => typeof(DifferenceFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => $"{inputs[0]} - {inputs[1]}";
}
