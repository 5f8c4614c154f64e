using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="AbsDifferenceGradientFunction"/>.</summary>
internal sealed class AbsDifferenceGradientCode : PointwiseCode
{
    public override Type FunctionType => typeof(AbsDifferenceGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        // The sign bit of the difference turns the gradient's; equal values have none.
        code.Line($"var sign = {isa.And($"({inputs[0]} - {inputs[1]})", "Create(-0f)")};");
        return isa.AndNot($"{inputs[2]} ^ sign", isa.Equal(inputs[0], inputs[1]));
    }
}
