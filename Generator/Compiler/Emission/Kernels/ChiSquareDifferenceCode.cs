using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ChiSquareDifferenceFunction"/>.</summary>
internal sealed class ChiSquareDifferenceCode : PointwiseCode
{
    public override Type FunctionType => typeof(ChiSquareDifferenceFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        WriteQuotient(isa, inputs, code);
        return "difference * quotient";
    }

    /// <summary>Declares the difference, and it divided by the sum: 0 where the difference is, so that 0 / 0 is.</summary>
    public static void WriteQuotient(Isa isa, string[] inputs, CodeWriter code)
    {
        code.Line($"var difference = {inputs[0]} - {inputs[1]};");
        code.Line($"var quotient = {isa.AndNot($"difference / ({inputs[0]} + {inputs[1]})", isa.Equal("difference", isa.Zero))};");
    }
}
