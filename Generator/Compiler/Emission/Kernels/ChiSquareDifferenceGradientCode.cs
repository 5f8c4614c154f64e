using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ChiSquareDifferenceGradientFunction"/>.</summary>
internal sealed class ChiSquareDifferenceGradientCode : PointwiseCode
{
    public override Type FunctionType => typeof(ChiSquareDifferenceGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        ChiSquareDifferenceCode.WriteQuotient(isa, inputs, code);
        return $"{inputs[2]} * (quotient * ({isa.Splat(2)} - quotient))";
    }
}
