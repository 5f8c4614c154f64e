using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="AbsDifferenceFunction"/>.</summary>
internal sealed class AbsDifferenceCode : PointwiseCode
{
    public override Type FunctionType => typeof(AbsDifferenceFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) =>
        isa.Abs($"{inputs[0]} - {inputs[1]}");
}
